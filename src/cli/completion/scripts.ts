/** The scripts that make a shell ask. They hand over what was typed and take words back; nothing is ever evaluated. */

/** The shells that can be served. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const BASH = `# Completion of jobtrail for bash, from "jobtrail completion bash".
_jobtrail() {
    COMPREPLY=()
    local mode='' line
    {
        IFS= read -r mode
        while IFS= read -r line; do COMPREPLY+=("$line"); done
    } < <(jobtrail completion answer bash -- "\${COMP_LINE:0:COMP_POINT}" "$2" "\${COMP_TYPE:-9}" 2>/dev/null </dev/null)
    [[ $mode == *nospace* ]] && compopt -o nospace 2>/dev/null
    [[ $mode == *files* ]] && compopt -o default 2>/dev/null
    return 0
}
complete -o nosort -F _jobtrail jobtrail jt 2>/dev/null || complete -F _jobtrail jobtrail jt
`;

const ZSH = `#compdef jobtrail jt
# Completion of jobtrail for zsh, from "jobtrail completion zsh".
_jobtrail() {
    local mode line value
    local -a typed values abouts opens openabouts shown
    local -i widest=0 i
    (( CURRENT > 2 )) && typed=("\${(@Q)words[2,CURRENT-1]}")
    {
        IFS= read -r mode
        while IFS= read -r line; do
            value="\${line%%$'\\t'*}"
            if [[ $value == *: ]]; then
                opens+=("$value") openabouts+=("\${line#*$'\\t'}")
            else
                values+=("$value") abouts+=("\${line#*$'\\t'}")
            fi
            (( \${#value} > widest )) && widest=\${#value}
        done
    } < <(jobtrail completion answer zsh -- "\${(@)typed}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)
    if [[ $mode == *files* ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        _files
        return
    fi
    for (( i = 1; i <= \${#values}; i++ )); do
        shown+=("\${(r:widest:)values[i]}\${abouts[i]:+  \${abouts[i]}}")
    done
    compadd -V jobtrail -l -d shown -a -- values
    local -i found=$?
    shown=()
    for (( i = 1; i <= \${#opens}; i++ )); do
        shown+=("\${(r:widest:)opens[i]}\${openabouts[i]:+  \${openabouts[i]}}")
    done
    compadd -V jobtrail-open -S '' -l -d shown -a -- opens && found=0
    return found
}
if [[ \${zsh_eval_context[-1]} == loadautofunc ]]; then
    _jobtrail "$@"
elif (( \${+functions[compdef]} )); then
    compdef _jobtrail jobtrail jt
fi
`;

const FISH = `# Completion of jobtrail for fish, from "jobtrail completion fish".
function __jobtrail_complete
    type -q jobtrail; or return
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l current (commandline -ct)
    set -l answer (jobtrail completion answer fish -- $typed "$current" 2>/dev/null </dev/null)
    if string match -q '*files*' -- "$answer[1]"
        set -l flag (string match -r -- '^--[^=]*=' "$current")
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current"))
            printf '%s%s\\n' "$flag" $path
        end
        return
    end
    set -e answer[1]
    test (count $answer) -gt 0; and printf '%s\\n' $answer
end
complete -c jobtrail -e
complete -c jobtrail -f -k -a '(__jobtrail_complete)'
complete -c jt -e
complete -c jt -f -k -a '(__jobtrail_complete)'
`;

const SCRIPTS: Record<Shell, string> = { bash: BASH, zsh: ZSH, fish: FISH };

/** The script for a shell, ending in a line break. */
export const scriptFor = (shell: Shell): string => SCRIPTS[shell];
