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
complete -o nosort -F _jobtrail jobtrail 2>/dev/null || complete -F _jobtrail jobtrail
`;

const SCRIPTS: Record<Shell, string> = { bash: BASH, zsh: '', fish: '' };

/** The script for a shell, ending in a line break. */
export const scriptFor = (shell: Shell): string => SCRIPTS[shell];
