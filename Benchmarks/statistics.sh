#!/usr/bin/env bash
# Runs the benchmarks under ordo-one's runner, which shows the distribution of the times.
#
# usage: statistics.sh [--corpus FILE...] [-- OPTION...]    the options are the runner's
#
# The runner hands no arguments on to a benchmark, so the files go by an environment variable.
set -euo pipefail
folder=$(dirname "${BASH_SOURCE[0]}")

files=()
while [ $# -gt 0 ]; do
  case $1 in
    --corpus) ;;
    --) shift; break ;;
    *) files+=("$(realpath "$1")") ;;
  esac
  shift
done
if [ ${#files[@]} -gt 0 ]; then
  FENCI_CORPUS=$(IFS=:; echo "${files[*]}")
  export FENCI_CORPUS
fi
cd "$folder"
exec swift package benchmark --no-progress "$@"
