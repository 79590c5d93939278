//! Every suite of Aizome, one module each, in one binary:
//! `cargo test -p aizome-tests --test suite NAME` runs one of them.

mod aiscript_analysis;
mod aiscript_ast;
mod aiscript_cli;
mod aiscript_commands;
mod aiscript_differential;
mod aiscript_format;
mod aiscript_hostile;
mod aiscript_machine;
mod aiscript_robust;
mod aiscript_run;
mod aiscript_run_differential;
mod aiscript_std;
mod aiscript_values;
mod browser;
mod cards;
mod cli;
mod differential;
mod from_html;
mod house;
mod html;
mod lint;
mod markdown;
mod mistakes;
mod parse;
mod properties;
mod rich;
mod terminal;
mod utilities;
mod views;
