//! Every finding of the parser and its checks, in one table.
//!
//! The messages are for the people who write scripts; what the reference says in the same place, on
//! which hosts rely, is in [`reference`](crate::reference). Where a mistake is a habit from
//! elsewhere, the code is that of the habit: who writes `i++` is told about `+=`, not about an
//! unexpected plus.

use aizome_source::Code;

mod habits;
mod reading;
mod rules;

pub use habits::{
    aison_empty, aison_many, arrow_function, assignment_in_expression, bitwise_operator,
    case_without_word, comment_hides_brace, compound_assignment, counting_for, else_if,
    else_without_if, foreign_definition, foreign_number, foreign_space, foreign_word,
    function_keyword, line_break, namespace_member, not_a_literal, optional_chaining,
    power_operator, return_without_value, step_operator, stray_semicolon, strict_equality, ternary,
    unopened, word_operator,
};
pub use reading::{
    bare_number, colon_after_break_label, escape_in_name, full_width, invalid_character,
    keyword_as_name, lone_hashes, misplaced_attribute, misplaced_label, missing_separator,
    reserved_word, space_before_bracket, space_in_label, space_in_name, statements_on_one_line,
    unclosed_bracket, unexpected_end, unexpected_token, unterminated_comment, unterminated_string,
    unterminated_template,
};
pub use rules::{
    break_outside_loop, continue_of_expression, continue_outside_loop, duplicate_key,
    duplicate_type_param, jump_in_header, return_outside_function, too_deep, unknown_label,
    unknown_type, value_for_loop,
};

/// Every code of this crate, in order of its id.
pub static CODES: &[&Code] = &joined::<60>([reading::CODES, rules::CODES, habits::CODES]);

/// Three tables as one. A `LEN` that is not their length does not compile.
const fn joined<const LEN: usize>(tables: [&[&'static Code]; 3]) -> [&'static Code; LEN] {
    let [first, second, third] = tables;
    assert!(first.len() + second.len() + third.len() == LEN, "LEN is not the number of codes");
    let mut all = [first[0]; LEN];
    let mut at = 0;
    while at < LEN {
        all[at] = if at < first.len() {
            first[at]
        } else if at < first.len() + second.len() {
            second[at - first.len()]
        } else {
            third[at - first.len() - second.len()]
        };
        at += 1;
    }
    all
}
