//! How forgivingly the JSON of a note is read: `null` is the empty value, a count may be any number,
//! and maps keep the order of the JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::model::{EmojiUrls, Reactions};

/// Reads a value; `null` is the default one.
pub(super) fn or_default<'de, T, D>(from: D) -> Result<T, D::Error>
where
    T: Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// Reads a count; `null` and what is below zero are 0, fractions are dropped.
pub(super) fn count<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    Ok(whole(Option::deserialize(from)?))
}

/// A float cast saturates, so this holds for every number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturating is meant")]
fn whole(number: Option<f64>) -> u64 {
    number.unwrap_or_default() as u64
}

impl<'de> Deserialize<'de> for Reactions {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(ReactionsVisitor)
    }
}

struct ReactionsVisitor;

impl<'de> Visitor<'de> for ReactionsVisitor {
    type Value = Reactions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of reactions and how often each was given")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Reactions, A::Error> {
        let mut reactions = Vec::new();
        while let Some((name, given)) = map.next_entry()? {
            reactions.push((name, whole(given)));
        }
        Ok(Reactions(reactions))
    }
}

impl<'de> Deserialize<'de> for EmojiUrls {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(EmojiUrlsVisitor)
    }
}

/// One emoji of the older form.
#[derive(Deserialize)]
struct NamedUrl {
    name: Option<String>,
    url: Option<String>,
}

struct EmojiUrlsVisitor;

impl<'de> Visitor<'de> for EmojiUrlsVisitor {
    type Value = EmojiUrls;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of emoji names and addresses, or a list of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<EmojiUrls, A::Error> {
        let mut urls = BTreeMap::new();
        while let Some((name, url)) = map.next_entry::<String, Option<String>>()? {
            urls.extend(url.map(|url| (name, url)));
        }
        Ok(EmojiUrls(urls))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<EmojiUrls, A::Error> {
        let mut urls = BTreeMap::new();
        while let Some(NamedUrl { name, url }) = list.next_element()? {
            urls.extend(name.zip(url));
        }
        Ok(EmojiUrls(urls))
    }

    fn visit_unit<E>(self) -> Result<EmojiUrls, E> {
        Ok(EmojiUrls::default())
    }
}
