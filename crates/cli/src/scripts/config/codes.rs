//! What can be wrong with an `aizome.toml`.

aizome_source::diagnostics! {
    /// The configuration file cannot be read, because it is not TOML.
    ///
    /// ```toml error
    /// [fmt
    /// ```
    ///
    /// ```toml ok
    /// [fmt]
    /// ```
    CFG0001 Error not_toml(why: &str) {
        en: "this is not TOML: {why}",
        ja: "TOML として読めません: {why}",
        docs_ja: "設定ファイルが TOML の文法に合っていません。",
    }

    /// Nothing of this name can be configured.
    ///
    /// It is an error and not ignored, so that a misspelt name does not silently change nothing.
    ///
    /// ```toml error
    /// [fmt]
    /// tabs = 4
    /// ```
    ///
    /// ```toml ok
    /// [fmt]
    /// indent = 4
    /// ```
    CFG0002 Error unknown_key(key: &str, known: &str) {
        en: "there is no setting `{key}` here",
        ja: "ここに `{key}` という設定はありません",
        help: { en: "known here: {known}", ja: "ここで使える設定: {known}" },
        docs_ja: "その名前の設定はありません。綴りの誤りに気づけるよう、無視せずエラーにします。",
    }

    /// A setting has a value that it cannot have.
    ///
    /// ```toml error
    /// [fmt]
    /// indent = "wide"
    /// ```
    ///
    /// ```toml ok
    /// [fmt]
    /// indent = "tab"
    /// ```
    CFG0003 Error wrong_value(key: &str, expected: &aizome_source::Localized, found: &str) {
        en: "`{key}` must be {expected}, found {found}",
        ja: "`{key}` の値は、{expected}です。{found} は使えません",
        docs_ja: "設定の値の種類か範囲が違います。",
    }
}
