//! The arguments of a function, with the order and the oddities of a JavaScript object.
//!
//! The reference keeps arguments in a plain object. So a key given twice keeps its first place and
//! its last value, keys that are array indices (`0`, `10`, not `01`) come first in numeric order,
//! and `__proto__` vanishes. All of this can be seen in `toString` and in the JSON, so it is done
//! here, once, whoever builds the arguments.

use std::borrow::Cow;
use std::fmt;

use rustc_hash::FxHashMap;

use crate::Text;

/// The arguments of a function: `speed=2s,left` in `$[spin.speed=2s,left x]`.
///
/// ```
/// use aizome_mfm::Args;
///
/// let mut args = Args::new();
/// args.insert("left", None);
/// args.insert("speed", Some("2s".into()));
/// assert_eq!(args.value("speed"), Some("2s"));
/// assert!(args.has("left"));
/// assert_eq!(args.value("left"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Args<'a>(Vec<Arg<'a>>);

/// One argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arg<'a> {
    /// Its key.
    pub key: Text<'a>,
    /// Its value; `None` for a flag, which is `true` in the reference.
    pub value: Option<Text<'a>>,
}

impl<'a> Args<'a> {
    /// No arguments.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Sets an argument as assigning to a JavaScript object would.
    pub fn insert(&mut self, key: impl Into<Text<'a>>, value: Option<Text<'a>>) {
        let key = key.into();
        if key == "__proto__" {
            return;
        }
        if let Some(known) = self.0.iter_mut().find(|arg| arg.key == key) {
            known.value = value;
            return;
        }
        let place = match array_index(&key) {
            None => self.0.len(),
            Some(index) => {
                let before = |arg: &Arg<'_>| array_index(&arg.key).is_some_and(|i| i < index);
                self.0.iter().take_while(|arg| before(arg)).count()
            }
        };
        self.0.insert(place, Arg { key, value });
    }

    /// [`insert`](Self::insert) for each pair, in time linear in their number (but for sorting).
    fn insert_many(&mut self, pairs: impl Iterator<Item = (Text<'a>, Option<Text<'a>>)>) {
        let mut pairs = pairs.filter(|(key, _)| key != "__proto__").peekable();
        if pairs.peek().is_none() {
            return;
        }
        let known = self.0.iter().enumerate().map(|(place, arg)| (arg.key.clone(), place));
        let mut places: FxHashMap<Text<'a>, usize> = known.collect();
        for (key, value) in pairs {
            let place = *places.entry(key.clone()).or_insert(self.0.len());
            match self.0.get_mut(place) {
                Some(arg) => arg.value = value,
                None => self.0.push(Arg { key, value }),
            }
        }
        self.0.sort_by_key(|arg| array_index(&arg.key).map_or(u64::MAX, u64::from));
    }

    /// Whether an argument is given, as a flag or with a value.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|arg| arg.key == key)
    }

    /// The value of an argument; `None` when it is absent or a flag.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|arg| arg.key == key)?.value.as_deref()
    }

    /// The arguments in the order of JavaScript's `Object.keys`.
    pub fn iter(&self) -> std::slice::Iter<'_, Arg<'a>> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The same owning all of its text.
    #[must_use]
    pub fn into_owned(self) -> Args<'static> {
        let own = |text: Text<'a>| Cow::Owned(text.into_owned());
        Args(
            self.0
                .into_iter()
                .map(|arg| Arg { key: own(arg.key), value: arg.value.map(own) })
                .collect(),
        )
    }
}

impl fmt::Display for Args<'_> {
    /// Writes the arguments as they stand behind the name of a function: `.speed=2s,left`, or
    /// nothing where there are none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, arg) in self.0.iter().enumerate() {
            f.write_str(if index == 0 { "." } else { "," })?;
            f.write_str(&arg.key)?;
            if let Some(value) = &arg.value {
                f.write_str("=")?;
                f.write_str(value)?;
            }
        }
        Ok(())
    }
}

impl<'s, 'a> IntoIterator for &'s Args<'a> {
    type Item = &'s Arg<'a>;
    type IntoIter = std::slice::Iter<'s, Arg<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, K: Into<Text<'a>>> FromIterator<(K, Option<Text<'a>>)> for Args<'a> {
    fn from_iter<I: IntoIterator<Item = (K, Option<Text<'a>>)>>(pairs: I) -> Self {
        let mut args = Self::new();
        let mut pairs = pairs.into_iter();
        for (key, value) in pairs.by_ref().take(FEW) {
            args.insert(key, value);
        }
        args.insert_many(pairs.map(|(key, value)| (key.into(), value)));
        args
    }
}

/// So many arguments are looked through one by one; a hostile note may have thousands.
const FEW: usize = 16;

/// The number a key stands for if JavaScript orders it as an array index: canonical decimal
/// digits below 2³² − 1.
fn array_index(key: &str) -> Option<u32> {
    let canonical = key == "0" || (key.starts_with(|c: char| ('1'..='9').contains(&c)));
    let index =
        if canonical && key.bytes().all(|b| b.is_ascii_digit()) { key.parse().ok() } else { None };
    index.filter(|&index| index != u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pairs: &[(&'static str, Option<&'static str>)], keys: &[&str]) {
        let args: Args<'_> = pairs.iter().map(|&(k, v)| (k, v.map(Text::from))).collect();
        assert_eq!(args.iter().map(|arg| &*arg.key).collect::<Vec<_>>(), keys);
    }

    #[test]
    fn order_is_javascripts() {
        check(
            &[("b", None), ("10", None), ("a", None), ("9", None), ("01", None)],
            &["9", "10", "b", "a", "01"],
        );
        check(&[("4294967295", None), ("4294967294", None)], &["4294967294", "4294967295"]);
        check(&[("a", None), ("b", None), ("a", Some("1"))], &["a", "b"]);
        check(&[("__proto__", None), ("constructor", None)], &["constructor"]);
    }

    #[test]
    fn many_arguments_are_like_few() {
        let keys: Vec<String> =
            (0..200).map(|i| format!("{}{}", ["", "k"][i % 2], i * 7 % 90)).collect();
        let pairs = || {
            keys.iter().enumerate().map(|(i, key)| (key.as_str(), Some(Text::from(i.to_string()))))
        };
        let mut one_by_one = Args::new();
        for (key, value) in pairs() {
            one_by_one.insert(key, value);
        }
        assert_eq!(pairs().collect::<Args<'_>>(), one_by_one);
    }
}
