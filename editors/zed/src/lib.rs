//! Says to Zed how to start `lintnews lsp`. What is known of copy is all in the server.

use zed_extension_api::{self as zed, settings::LspSettings, Command, LanguageServerId, Result, Worktree};

struct Lintnews;

impl zed::Extension for Lintnews {
    fn new() -> Self {
        Lintnews
    }

    /// The program that the settings name, or else `lintnews` of the path.
    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let said = LspSettings::for_worktree(id.as_ref(), worktree)?.binary;
        let (path, arguments) = said.map_or((None, None), |binary| (binary.path, binary.arguments));
        Ok(Command {
            command: path
                .or_else(|| worktree.which("lintnews"))
                .ok_or("lintnews is not on the path; install it with: pip install 'lintnews[lsp]'")?,
            args: arguments.unwrap_or_else(|| vec!["lsp".into()]),
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Lintnews);
