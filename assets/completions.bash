# Bash splits words at `=`, but the program expects `--answer QUESTION=CHOICE` as two words.
_whichone() {
    local joined=() current='' previous='' word index cword=$COMP_CWORD last=-1
    for index in "${!COMP_WORDS[@]}"; do
        word=${COMP_WORDS[index]}
        if ((last >= 0)) && [[ $word == = || ($previous == = && $word != -*) ]]; then
            joined[last]+=$word
            ((index <= COMP_CWORD)) && ((cword--))
        else
            joined[++last]=$word
        fi
        previous=$word
        ((index == COMP_CWORD)) && current=${joined[last]}
    done
    local COMP_WORDS=("${joined[@]}") COMP_CWORD=$cword
    local before=${current%"$2"}
    [[ $2 == = ]] && before=$current
    _clap_complete_whichone "$1" "$current" "$3"
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
}
complete -o nospace -o bashdefault -F _whichone whichone
