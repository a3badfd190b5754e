#compdef invokectl
# Completion of invokectl for zsh, made by: invokectl completion zsh

# Offers the values of a kind that the program knows, in its order.
_invokectl_values() {
    local line
    local -a values
    for line in ${(f)"$($program __complete $1 $given 2>/dev/null)"}; do
        values+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    _describe -V $1 values
}
@PLACES@

_invokectl() {
    local program=${words[1]/#\~/$HOME}
    local -a given globals=(
        @GLOBAL_FLAGS@
    )
    integer at
    for ((at = 2; at < CURRENT; at++)); do
        case $words[at] in
            -c | --config | --ledger) given+=($words[at] ${${(Q)words[at + 1]}/#\~/$HOME}) ;;
            --config=* | --ledger=*) given+=(${${(Q)words[at]}/=\~/=$HOME}) ;;
        esac
    done
    _invokectl_
}

# In a folder of $fpath this file is the function itself; where it is sourced, it says what the function is for.
if [[ $funcstack[1] == _invokectl ]]; then
    _invokectl "$@"
else
    compdef _invokectl invokectl
fi
