//! The checks, one file for each thing that they look at.
//!
//! | file | what it finds |
//! |---|---|
//! | [`undefined`] | names that are not there, or not yet |
//! | [`suggest`] | what was meant instead |
//! | [`redefined`] | names that are there already |
//! | [`assigned`] | changes of what cannot change, and no changes of what can |
//! | [`destinations`] | destinations that are no names |
//! | [`unused`] | variables, functions, parameters and labels that nobody uses |
//! | [`arguments`] | calls with too few or too many arguments |
//! | [`mod@unreachable`] | what never runs, and jumps that skip a condition |
//! | [`repeated`] | keys, cases and conditions that stand twice |
//! | [`kinds`] | values that evidently do not fit their place |
//! | [`values`] | values that nobody gets |
//! | [`texts`] | texts that are not what they look like |

mod arguments;
mod assigned;
mod destinations;
mod kinds;
mod redefined;
mod repeated;
mod suggest;
mod texts;
mod undefined;
mod unreachable;
mod unused;
mod values;

use aizome_source::Diagnostic;

use crate::Script;

/// A check: looks at a script and adds what it finds.
type Check = fn(&Script<'_>, &mut Vec<Diagnostic>);

/// Every check.
pub(crate) static ALL: &[Check] = &[
    undefined::check,
    redefined::check,
    assigned::check,
    destinations::check,
    unused::check,
    arguments::check,
    unreachable::check,
    repeated::check,
    kinds::check,
    values::check,
    texts::check,
];
