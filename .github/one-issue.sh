#!/bin/sh
# Keeps one open issue with a label, through gh and its GH_TOKEN.
#   one-issue.sh LABEL FILE TITLE   opens it with the file's text, or writes the text of the open one anew
#   one-issue.sh LABEL              closes it when there is nothing left to tell
set -eu
label=$1
open=$(gh issue list --label "$label" --state open --limit 1 --json number --jq '.[0].number // empty')
if [ $# -eq 1 ]; then
    [ -z "$open" ] || gh issue close "$open" --comment "Kunnossa. / I ordning."
    exit 0
fi
file=$2 title=$3
body=$(mktemp)
{
    echo '```text'
    # A fence in the text must not end ours; GitHub takes 65,536 characters.
    sed "s/\`\`\`/'''/g" "$file" | head -c 60000
    echo
    echo '```'
} >"$body"
if [ -n "$open" ]; then
    # A new title is news: an edit alone is told to nobody.
    [ "$(gh issue view "$open" --json title --jq .title)" = "$title" ] || gh issue comment "$open" --body "$title"
    gh issue edit "$open" --title "$title" --body-file "$body"
else
    gh label create "$label" --force
    gh issue create --title "$title" --label "$label" --body-file "$body"
fi
