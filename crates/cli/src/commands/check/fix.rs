//! Safe fixes, applied again and again until none is left.
//!
//! Fixes that touch each other are not applied together; the later one gets its turn in the next
//! round, if it is still there. A fix must not make a script worse to read: what would is left out,
//! whatever the finding promised.

use std::collections::{BTreeMap, HashSet};

use aizome_source::{Diagnostic, Edit, Span, apply_edits};

use super::rules::Rules;

/// More rounds than any chain of fixes needs; two fixes that undo each other would go on for ever.
const ROUNDS: usize = 50;

/// The text with its fixes, and the codes of what was fixed.
pub(crate) fn fix(mut text: String, rules: &Rules) -> (String, Vec<&'static str>) {
    let mut fixed = Vec::new();
    let mut seen = HashSet::from([text.clone()]);
    for _ in 0..ROUNDS {
        let found = rules.findings(&text);
        let round = Round { text: &text, rules, errors: rules.syntax_errors(&text) };
        let good = round.good(&apart(&found));
        let Some(next) = round.apply(&good) else { break };
        if !seen.insert(next.clone()) {
            break;
        }
        fixed.extend(good.iter().map(|finding| finding.code.id));
        text = next;
    }
    fixed.sort_unstable();
    (text, fixed)
}

/// The fixable findings whose fixes do not touch each other, those that come first before others.
fn apart(found: &[Diagnostic]) -> Vec<&Diagnostic> {
    // Ends by starts: of spans that do not touch, the last that starts before another one ends is
    // the only one that can touch that.
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut apart = Vec::new();
    for finding in found {
        let edits = edits(finding);
        let clear = |span: Span| {
            let before = taken.range(..=span.end).next_back();
            before.is_none_or(|(_, end)| *end < span.start)
        };
        if !edits.is_empty() && edits.iter().all(|edit| clear(edit.span)) {
            taken.extend(edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            apart.push(finding);
        }
    }
    apart
}

fn edits(finding: &Diagnostic) -> &[Edit] {
    finding.fix.as_ref().map_or(&[], |fix| &fix.edits)
}

/// The text that fixes are applied to.
struct Round<'r> {
    text: &'r str,
    rules: &'r Rules,
    errors: usize,
}

impl Round<'_> {
    /// The findings whose fixes leave the script as readable as it is, found by halving.
    fn good<'d>(&self, findings: &[&'d Diagnostic]) -> Vec<&'d Diagnostic> {
        if findings.is_empty() || self.harmless(findings) {
            return findings.to_vec();
        }
        if findings.len() == 1 {
            return Vec::new();
        }
        let (first, second) = findings.split_at(findings.len() / 2);
        let (first, second) = (self.good(first), self.good(second));
        let both = [&*first, &*second].concat();
        if self.harmless(&both) { both } else { first }
    }

    fn harmless(&self, findings: &[&Diagnostic]) -> bool {
        let fixed = self.apply(findings);
        fixed.is_some_and(|text| self.rules.syntax_errors(&text) <= self.errors)
    }

    /// The fixed text; none if there is nothing to do or it cannot be done.
    fn apply(&self, findings: &[&Diagnostic]) -> Option<String> {
        let edits: Vec<Edit> = findings.iter().flat_map(|it| edits(it)).cloned().collect();
        let fixed = apply_edits(self.text, &edits).ok()?;
        (fixed != self.text).then_some(fixed)
    }
}

#[cfg(test)]
mod tests {
    use aizome_source::{Fix, Localized};

    use super::*;
    use crate::codes;

    fn finding(at: Span, edits: &[(u32, u32)]) -> Diagnostic {
        let words = || Localized::new("x", "x");
        let edits = edits
            .iter()
            .map(|&(start, end)| Edit { span: Span::new(start, end), text: "y".into() })
            .collect();
        let code = codes::scripts().next().expect("there are codes");
        Diagnostic::new(code, at, words()).fix(Fix { title: words(), edits })
    }

    /// Which of the findings with these edits may be fixed together.
    #[track_caller]
    fn check(edits: &[&[(u32, u32)]], expected: &[usize]) {
        let found: Vec<Diagnostic> =
            (0..).zip(edits).map(|(n, edits)| finding(Span::new(n, n), edits)).collect();
        let taken: Vec<usize> = apart(&found).iter().map(|it| it.span.start as usize).collect();
        assert_eq!(taken, expected, "{edits:?}");
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_round() {
        check(&[&[(0, 2)], &[(3, 5)]], &[0, 1]);
        check(&[&[(0, 3)], &[(3, 5)]], &[0]);
        check(&[&[(0, 3)], &[(2, 5)], &[(6, 7)]], &[0, 2]);
        check(&[&[(4, 4)], &[(4, 4)]], &[0]);
        check(&[&[(0, 1), (8, 9)], &[(4, 5)], &[(9, 9)]], &[0, 1]);
        check(&[&[], &[(4, 5)]], &[1]);
    }
}
