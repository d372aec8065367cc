// Starts `lintnews lsp` and connects it with the editor. What is known of copy is all in the server.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const COPY = ["html", "markdown", "mdx", "plaintext"];
const DOCUMENTS = [
  ...COPY.flatMap((language) => ["file", "untitled"].map((scheme) => ({ scheme, language }))),
  { scheme: "file", language: "yaml", pattern: "**/*.yml" }, // the server looks at those that are rules of a pack
];

let client;
let starting = Promise.resolve();

/** Start the server, or start it anew. One start follows the other, so that no server is left behind. */
function restart(context) {
  starting = starting.then(() => stop()).then(() => start(context));
  return starting;
}

async function start(context) {
  const [command, ...words] = vscode.workspace.getConfiguration("lintnews").get("command");
  const args = [...words, "lsp", ...(vscode.workspace.isTrusted ? [] : ["--isolated"])];
  // Not in the folder that is open: Windows looks for programs in the current folder first.
  const options = { cwd: context.extensionPath };
  client = new LanguageClient("lintnews", { command, args, options }, { documentSelector: DOCUMENTS });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const said = `lintnews could not be started (${[command, ...args].join(" ")}): ${error.message}`;
    const setting = "Open the setting";
    // Not awaited: whoever restarts need not answer first.
    vscode.window
      .showErrorMessage(`${said}. Install it with: pip install 'lintnews[lsp]'`, setting)
      .then((chosen) => {
        if (chosen === setting) vscode.commands.executeCommand("workbench.action.openSettings", "lintnews.command");
      });
  }
}

async function stop() {
  const former = client;
  client = undefined;
  await former?.stop().catch(() => {}); // it may have ended by itself
}

function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("lintnews.restart", () => restart(context)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(context)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("lintnews")) restart(context);
    }),
  );
  return restart(context);
}

function deactivate() {
  return starting.then(stop);
}

module.exports = { activate, deactivate };
