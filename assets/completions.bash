# Bash splits words at `=` and `:`, but the program expects `--answer QUESTION=CHOICE` as two words.
_whichone() {
    local joined=() before='' rest=$COMP_LINE last=-1 cword=0 index word
    for index in "${!COMP_WORDS[@]}"; do
        word=${COMP_WORDS[index]}
        if ((last >= 0)) && [[ $rest != [[:space:]]* ]]; then
            # No space before it: a part of the word before, unless it is behind the cursor.
            rest=${rest#"$word"}
            ((index > COMP_CWORD)) && continue
        else
            rest=${rest#"${rest%%[![:space:]]*}"}
            rest=${rest#"$word"}
            joined[++last]=''
        fi
        if ((index == COMP_CWORD)); then
            cword=$last
            before=${joined[last]}
            # Only what is before the cursor.
            if [[ $word == [=:]* ]]; then before+=$word && word=$before; else word=$before$2; fi
            joined[last]=$word
        else
            joined[last]+=$word
        fi
    done
    # The program gets words as a shell would pass them.
    local COMP_WORDS=("${joined[@]//[\"\'\\]/}") COMP_CWORD=$cword
    before=${before//[\"\'\\]/}
    _clap_complete_whichone "$1" "${COMP_WORDS[cword]}" "$3"
    for word in "${COMPREPLY[@]}"; do
        # Has bash quote the spaces in file names.
        [[ $word == *' '* && -e ${word#"$before"} ]] && compopt -o filenames 2> /dev/null
    done
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
}
complete -o nospace -o bashdefault -o nosort -F _whichone whichone 2> /dev/null ||
    complete -o nospace -o bashdefault -F _whichone whichone
