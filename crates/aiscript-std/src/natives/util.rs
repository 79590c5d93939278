//! `Util:`.

use aizome_aiscript_vm::{Error, Flat};

use crate::environment::environment;
use crate::table::natives;

natives! {
    /// `Util:`.
    pub static UTIL;

    /// A new UUID, version 4: a name made by chance that nothing else in the world has.
    ///
    /// ```aiscript
    /// <: Util:uuid().len // 36
    /// ```
    ja "新しいUUID（バージョン4）を返します。乱数から作られる、世界にほかに同じもののない名前です。"
    fn "Util:uuid" uuid(cx) -> Result<Flat, Error> {
        let mut bytes = [0; 16];
        (environment(cx)?.random)(&mut bytes);
        Ok(Flat::from(&*uuid_of(u128::from_be_bytes(bytes))))
    }
}

/// A UUID of version 4 with these bits, but for the six that say what it is.
fn uuid_of(bits: u128) -> String {
    const MARKS: u128 = 0xf << 76 | 0x3 << 62;
    const VERSION_4: u128 = 0x4 << 76 | 0x2 << 62;
    let digits = format!("{:032x}", bits & !MARKS | VERSION_4);
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32];
    groups.map(|group| digits.get(group).unwrap_or_default()).join("-")
}

#[cfg(test)]
mod tests {
    use super::uuid_of;

    #[test]
    fn uuids_say_what_they_are() {
        assert_eq!(uuid_of(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid_of(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }
}
