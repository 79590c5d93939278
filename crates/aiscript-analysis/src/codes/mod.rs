//! Every finding of the analysis, in two tables: what is wrong with names, and what is doubtful.

mod lints;
mod names;

use aizome_source::Code;

pub use lints::{
    continue_skips_condition, escape_is_a_letter, negated_operand, negative_index, not_a_condition,
    not_a_number, not_an_array, repeated_case, repeated_condition, repeated_key, self_assignment,
    unknown_code, unknown_type_name, unreachable, unused_value,
};
pub use names::{
    already_defined, assigned_to_builtin, assigned_to_constant, assigned_to_let, bad_assignment,
    bad_pattern, builtin_redefined, calculated_pattern, ignored_argument, missing_argument,
    never_read, never_reassigned, pattern_in_namespace, sees_outer_variable, shadowed_builtin,
    type_in_pattern, undefined_name, unused_counter, unused_function, unused_label,
    unused_parameter, unused_variable, used_before_definition, variable_in_namespace,
};

/// Every code of this crate, in order of its id.
pub static CODES: &[&Code] = &{
    let mut all = [names::CODES[0]; names::CODES.len() + lints::CODES.len()];
    let mut next = 0;
    while next < all.len() {
        all[next] = match next.checked_sub(names::CODES.len()) {
            None => names::CODES[next],
            Some(index) => lints::CODES[index],
        };
        next += 1;
    }
    all
};
