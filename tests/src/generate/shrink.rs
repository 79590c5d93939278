//! Making a failing note as small as it gets.

/// The smallest note found for which `fails` holds, starting from one for which it does: first
/// without parts of it, from halves down to single characters, then with dull characters.
///
/// ```
/// use aizome_tests::generate::shrink;
///
/// let small = shrink("hello **wide** world", |text| text.contains('w') && text.contains('*'));
/// assert_eq!(small, "*w");
/// ```
pub fn shrink(text: &str, mut fails: impl FnMut(&str) -> bool) -> String {
    let mut best: Vec<char> = text.chars().collect();
    loop {
        let before = best.clone();
        remove_parts(&mut best, &mut fails);
        dull_characters(&mut best, &mut fails);
        if best == before {
            return best.into_iter().collect();
        }
    }
}

fn remove_parts(best: &mut Vec<char>, fails: &mut impl FnMut(&str) -> bool) {
    let mut size = best.len() / 2;
    while size > 0 {
        let mut start = 0;
        while start < best.len() {
            let end = (start + size).min(best.len());
            let without: Vec<char> = best[..start].iter().chain(&best[end..]).copied().collect();
            if fails(&without.iter().collect::<String>()) {
                *best = without;
            } else {
                start = end;
            }
        }
        size /= 2;
    }
    if best.len() == 1 && fails("") {
        best.clear();
    }
}

fn dull_characters(best: &mut [char], fails: &mut impl FnMut(&str) -> bool) {
    for at in 0..best.len() {
        let original = best[at];
        if original == 'a' || original.is_ascii_punctuation() {
            continue;
        }
        best[at] = 'a';
        if !fails(&best.iter().collect::<String>()) {
            best[at] = original;
        }
    }
}
