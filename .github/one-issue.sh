#!/bin/sh
# Keeps one open issue with a label: opens it when there is none, otherwise writes its text anew.
# Usage: one-issue.sh LABEL TITLE FILE, where FILE holds what to tell. GH_TOKEN is the workflow's own.
set -eu
label=$1 title=$2 file=$3
body=$(mktemp)
{
    echo '```text'
    # A fence in the text must not end ours; GitHub takes 65,536 characters.
    sed 's/```/`​``/g' "$file" | head -c 60000
    echo
    echo '```'
} >"$body"
gh label create "$label" --force >/dev/null
number=$(gh issue list --label "$label" --state open --limit 1 --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
    gh issue edit "$number" --title "$title" --body-file "$body"
else
    gh issue create --title "$title" --label "$label" --body-file "$body"
fi
