#!/bin/sh
# What editors answer in the descriptions of their pull requests is kept in ledger/ of the branch `answers`: main can be
# protected against every push. publish.yml alone writes the branch, a commit for each merge, which the commit names.
#   answers.sh unread           lists the merges up to HEAD that the branch does not know, the oldest first
#   answers.sh record FOLDER    adds them to origin/answers of this clone; FOLDER/<merge>.md is what was described
#   answers.sh take FOLDER      writes the branch's ledger into a folder
set -eu
answers=refs/remotes/origin/answers
export GIT_AUTHOR_NAME="github-actions[bot]" GIT_AUTHOR_EMAIL="41898282+github-actions[bot]@users.noreply.github.com"
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"

has_answers() { git rev-parse --verify --quiet "$answers" >/dev/null; }

unread() {
    known=$(has_answers && git log -1 --format='%(trailers:key=Merge,valueonly,separator=)' "$answers" || true)
    # Without the branch, or a history that it knows: what came after the last change of main's own ledger.
    git cat-file -e "${known:-none}^{commit}" 2>/dev/null || known=$(git log -1 --first-parent --format=%H -- ledger)
    git rev-list --first-parent --reverse "$known..HEAD"
}

take() {
    rm -rf "$1"
    mkdir -p "$1/ledger"
    if has_answers; then git archive "$answers" ledger | tar -x -C "$1"; fi
}

keep() {
    index=$(mktemp -u)
    GIT_INDEX_FILE=$index git add --force ledger
    tree=$(GIT_INDEX_FILE=$index git write-tree)
    rm -f "$index"
    parent=$(git rev-parse --verify --quiet "$answers" || true)
    title="Kirjaa vastaukset kielipareista / Anteckna svaren om språkparen"
    git update-ref "$answers" "$(git commit-tree "$tree" ${parent:+-p "$parent"} -m "$title" -m "Merge: $1")"
}

record() {
    merges=$(unread)
    before=$(mktemp -d)
    for merge in $merges; do
        # The newest is known in any case, so that the next run begins there.
        [ -s "$1/$merge.md" ] || [ "$merge" = "$(git rev-parse HEAD)" ] || continue
        git restore --source="$merge" --worktree -- docs ledger
        git clean -fdxq -- docs ledger
        make --silent adopt >&2
        if [ -s "$1/$merge.md" ]; then
            rm -rf "$before/docs"
            git archive "$merge^" docs mkdocs.yml | tar -x -C "$before"
            printf '\n%s\n\n' "$merge"
            make --silent answers body="$1/$merge.md" before="$before/docs"
        fi
        keep "$merge"
    done
    git restore --worktree -- docs ledger
    git clean -fdxq -- docs ledger
    # The first time there may be nothing to read: the branch begins as main's own ledger.
    has_answers || keep "$(git rev-parse HEAD)"
}

case ${1:-} in unread | record | take) "$@" ;; *) sed -n '2,7s/^# *//p' "$0" >&2 && exit 2 ;; esac
