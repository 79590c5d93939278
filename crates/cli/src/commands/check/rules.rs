//! What is checked in a script.

use aizome_aiscript_analysis::{Global, Globals, Script, analyse};
use aizome_aiscript_std::test_library;
use aizome_aiscript_syntax::scopes::Scopes;
use aizome_aiscript_syntax::{Node, Options, Tree, Version};
use aizome_source::{Diagnostic, Severity};
use clap::Args;

use crate::codes::Choice;
use crate::outcome::Failure;
use crate::scripts::config::{Config, Host};

/// What the command line says about it.
#[derive(Debug, Clone, Args)]
pub(crate) struct RulesArgs {
    /// Whose functions and constants there are [default: misskey]
    #[arg(long, value_name = "HOST", help_heading = "Rules")]
    host: Option<Host>,

    /// A name that the host gives to scripts besides; may be repeated
    #[arg(long = "global", value_name = "NAME", help_heading = "Rules")]
    globals: Vec<String>,

    /// Report only these codes; may be repeated
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "Rules")]
    select: Vec<String>,

    /// Do not report these codes; may be repeated
    #[arg(long, value_name = "CODE", value_delimiter = ',', help_heading = "Rules")]
    ignore: Vec<String>,
}

/// What counts for one script.
#[derive(Debug)]
pub(crate) struct Rules {
    version: Version,
    globals: Globals,
    /// Whether the file is one of tests by its name.
    is_test: bool,
    choice: Choice,
}

impl RulesArgs {
    /// Refuses codes that there are none of.
    pub(super) fn checked(self) -> Result<Self, Failure> {
        Choice { select: self.select.clone(), ignore: self.ignore.clone() }.checked()?;
        Ok(self)
    }

    /// What the command line says, and for the rest the configuration; names that the host gives
    /// are those of both. A script of tests has `Test:` besides.
    pub(super) fn with(&self, config: &Config, is_test: bool) -> Result<Rules, Failure> {
        let chosen = |said: &[String], settled: &[String]| {
            if said.is_empty() { settled.to_vec() } else { said.to_vec() }
        };
        let choice = Choice {
            select: chosen(&self.select, &config.check.select),
            ignore: chosen(&self.ignore, &config.check.ignore),
        };
        let globals = match self.host.or(config.check.host).unwrap_or(Host::Misskey) {
            Host::Misskey => Globals::misskey(),
            Host::None => Globals::standard(),
        };
        let more = self.globals.iter().chain(&config.check.globals).cloned();
        let globals = globals.with(more.map(Global::value));
        Ok(Rules { version: config.version(), globals, is_test, choice: choice.checked()? })
    }
}

impl Rules {
    /// Everything that is found in a script, sorted by its place.
    pub(super) fn findings(&self, text: &str) -> Vec<Diagnostic> {
        let parsed = Options { version: self.version }.parse(text);
        let scopes = Scopes::of(parsed.tree());
        let with_tests = (self.is_test || has_tests(parsed.tree()))
            .then(|| self.globals.clone().with(test_library::globals()));
        let globals = with_tests.as_ref().unwrap_or(&self.globals);
        let script = Script::of(&parsed, &scopes, globals);
        let mut found = analyse(&script);
        found.extend(parsed.diagnostics);
        found.retain(|finding| self.choice.takes(finding.code));
        found.sort_by_key(|finding| (finding.span, finding.code.id));
        found
    }

    /// How many errors the parser finds.
    pub(super) fn syntax_errors(&self, text: &str) -> usize {
        let parsed = Options { version: self.version }.parse(text);
        let is_error = |it: &&Diagnostic| it.code.severity == Severity::Error;
        parsed.diagnostics.iter().filter(is_error).count()
    }
}

/// Whether a function of the script is marked as a test.
fn has_tests(tree: Tree<'_>) -> bool {
    tree.roots().iter().any(|&root| match tree.node(root) {
        Node::Attributed { attributes, .. } => tree.list(attributes).iter().any(|&attribute| {
            matches!(tree.node(attribute), Node::Attribute { name, .. } if tree.name(name) == "test")
        }),
        _ => false,
    })
}
