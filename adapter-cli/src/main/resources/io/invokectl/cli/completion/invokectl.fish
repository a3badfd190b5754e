# Completion of invokectl for fish, made by: invokectl completion fish

# Prints the place that the words before the cursor lead to.
function __invokectl_place
    set -l place invokectl
    set -l is_value 0
    for word in (commandline -opc)[2..]
        if test $is_value = 1
            set is_value 0
            continue
        end
        switch $word
            @VALUED_FLAGS@
                set is_value 1
            case '-*'
            case '*'
                switch "$place $word"
                    @STEPS@
                end
        end
    end
    echo $place
end

function __invokectl_at
    test "$argv" = (__invokectl_place)
end

# Prints the values of a kind that the program knows.
function __invokectl_values
    set -l words (commandline -opc)
    set -l given
    for at in (seq (count $words))
        switch $words[$at]
            case -c --config --ledger
                set -a given $words[$at] (string replace -r '^~' $HOME -- $words[(math $at + 1)])
            case '--config=*' '--ledger=*'
                set -a given (string replace -r '=~' =$HOME -- $words[$at])
        end
    end
    set -l program (string replace -r '^~' $HOME -- $words[1])
    $program __complete $argv $given 2>/dev/null
end

complete -c invokectl -f
@GLOBAL_FLAGS@
@PLACES@
