# Completion of invokectl for bash, made by: invokectl completion bash

# What can be typed at a place: members of a group, flags, arguments.
_invokectl_place() {
    case $1 in
        @PLACES@
    esac
    @GLOBAL_FLAGS@
}

# Goes on from a place to where a word leads, if it leads anywhere.
_invokectl_step() {
    case "$1 $2" in
        @STEPS@
    esac
}

# Which values a flag takes; none if it is a switch.
_invokectl_flag() {
    case $1 in
        @VALUES@
        *) values='' ;;
    esac
}

# Adds the lines that begin like the word, without what stands behind a tab.
_invokectl_add() {
    local line
    while IFS='' read -r line; do
        line=${line%%$'\t'*}
        [[ $line != "$word"* ]] || COMPREPLY+=("$line")
    done
}

# Offers values: a kind, and the words where it has any.
_invokectl_offer() {
    local kind=$1
    shift
    case $kind in
        any) ;;
        words) _invokectl_add < <(printf '%s\n' "$@") ;;
        files | folders)
            compopt -o filenames 2>/dev/null
            local action=file
            [[ $kind == files ]] || action=directory
            while IFS='' read -r line; do
                COMPREPLY+=("$line")
            done < <(compgen -A $action -- "$word")
            ;;
        *)
            compopt -o nosort 2>/dev/null
            _invokectl_add < <("${COMP_WORDS[0]/#\~/$HOME}" __complete "$kind" ${given[@]+"${given[@]}"} 2>/dev/null)
            ;;
    esac
}

_invokectl() {
    local place=invokectl flag='' values='' members='' flags='' arguments='' line word at
    local -a given=()
    for ((at = 1; at < COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ $word == = ]]; then
            continue
        elif [[ -n $flag ]]; then
            case $flag in
                -c | --config | --ledger) given+=("$flag" "${word/#\~/$HOME}") ;;
            esac
            flag=''
        elif [[ $word == -* ]]; then
            _invokectl_flag "$word"
            flag=${values:+$word}
        else
            _invokectl_step "$place" "$word"
        fi
    done
    # An equals sign is a word of its own here.
    word=${COMP_WORDS[COMP_CWORD]#=}
    COMPREPLY=()
    _invokectl_place "$place"
    if [[ -n $flag ]]; then
        # shellcheck disable=SC2086
        _invokectl_offer $values
    elif [[ $word == -* ]]; then
        # shellcheck disable=SC2086
        _invokectl_offer words $flags
    else
        # shellcheck disable=SC2086
        _invokectl_offer ${members:+words} ${members:-$arguments}
    fi
}

complete -F _invokectl invokectl
