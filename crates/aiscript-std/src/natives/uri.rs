//! `Uri:`: percent-encoding.

use aizome_aiscript_vm::{Context, Error, Flat};

use super::size;
use crate::algorithms::buffer::{MAX_LENGTH, TooLong};
use crate::algorithms::uri::{self, Scope, UriError};
use crate::table::natives;

natives! {
    /// `Uri:`.
    pub static URI;

    /// A whole URI, with all characters encoded that cannot stand in one. What separates its parts,
    /// such as `/` and `?`, stays as it is.
    ///
    /// ```aiscript
    /// <: Uri:encode_full("/?q=あ b") // /?q=%E3%81%82%20b
    /// ```
    ja "URI全体をエンコードして返します。`/`や`?`などの区切り文字はそのまま残ります。"
    fn "Uri:encode_full" encode_full(cx, uri: Flat) -> Result<Flat, Error> {
        encode(cx, &uri, Scope::Full)
    }

    /// A text made fit to be one part of a URI: what separates parts is encoded too.
    ///
    /// ```aiscript
    /// <: Uri:encode_component("a/b?c") // a%2Fb%3Fc
    /// ```
    ja "文字列をURIの一部分として使えるようにエンコードして返します。区切り文字もエンコードされます。"
    fn "Uri:encode_component" encode_component(cx, text: Flat) -> Result<Flat, Error> {
        encode(cx, &text, Scope::Component)
    }

    /// The opposite of `Uri:encode_full`: what separates parts stays encoded if it is. The script
    /// ends with an error if the text is not well encoded.
    ///
    /// ```aiscript
    /// <: Uri:decode_full("%E3%81%82%2Fb") // あ%2Fb
    /// ```
    ja "`Uri:encode_full`の結果を元に戻します。エンコードされた区切り文字はそのまま残ります。正しくエンコードされていなければエラーになります。"
    fn "Uri:decode_full" decode_full(cx, uri: Flat) -> Result<Flat, Error> {
        decode(cx, &uri, Scope::Full)
    }

    /// The opposite of `Uri:encode_component`. The script ends with an error if the text is not
    /// well encoded.
    ///
    /// ```aiscript
    /// <: Uri:decode_component("a%2Fb%3Fc") // a/b?c
    /// ```
    ja "`Uri:encode_component`の結果を元に戻します。正しくエンコードされていなければエラーになります。"
    fn "Uri:decode_component" decode_component(cx, text: Flat) -> Result<Flat, Error> {
        decode(cx, &text, Scope::Component)
    }
}

/// Encodes, after it has asked for as much memory as the text takes if all of it is encoded.
fn encode(cx: &mut Context<'_>, text: &Flat, scope: Scope) -> Result<Flat, Error> {
    let bytes_per_unit = match text {
        Flat::Narrow(_) => 2,
        Flat::Wide(_) => 3,
    };
    cx.heap.reserve(text.len().saturating_mul(bytes_per_unit * "%00".len()))?;
    Ok(uri::encode(text, scope, MAX_LENGTH)?)
}

/// Decodes: the result is never longer than the text.
fn decode(cx: &mut Context<'_>, text: &Flat, scope: Scope) -> Result<Flat, Error> {
    size::string(cx.heap, text.len())?;
    Ok(uri::decode(text, scope)?)
}

impl From<UriError> for Error {
    fn from(error: UriError) -> Self {
        match error {
            UriError::Malformed => Self::internal("URI malformed"),
            UriError::TooLong => TooLong.into(),
        }
    }
}
