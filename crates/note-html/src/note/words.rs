//! The words of a card, in both languages.

use std::fmt::Display;

use aizome_mfm::Language;

/// Says things in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub(super) Language);

impl Words {
    /// The one of two wordings that is in this language.
    const fn pick<T: Copy>(self, english: T, japanese: T) -> T {
        match self.0 {
            Language::English => english,
            Language::Japanese => japanese,
        }
    }

    pub(super) fn timeline(self) -> &'static str {
        self.pick("Notes", "ノート")
    }

    /// The accessible name of a card.
    pub(super) fn note_by(self, name: &str, acct: &str) -> String {
        match self.0 {
            Language::English => format!("Note by {name} ({acct})"),
            Language::Japanese => format!("{name}（{acct}）のノート"),
        }
    }

    pub(super) fn renote_by(self, name: &str, acct: &str) -> String {
        match self.0 {
            Language::English => format!("Renote by {name} ({acct})"),
            Language::Japanese => format!("{name}（{acct}）のリノート"),
        }
    }

    /// What follows the name of who renotes.
    pub(super) fn renoted(self) -> &'static str {
        self.pick(" renoted", "がリノート")
    }

    pub(super) fn bot(self) -> &'static str {
        self.pick("bot", "bot")
    }

    pub(super) fn avatar_of(self, acct: &str) -> String {
        match self.0 {
            Language::English => format!("Avatar of {acct}"),
            Language::Japanese => format!("{acct}のアバター"),
        }
    }

    pub(super) fn home_only(self) -> &'static str {
        self.pick("Home timeline only", "ホーム")
    }

    pub(super) fn followers_only(self) -> &'static str {
        self.pick("Followers only", "フォロワー")
    }

    pub(super) fn direct(self) -> &'static str {
        self.pick("Chosen people only", "ダイレクト")
    }

    pub(super) fn local_only(self) -> &'static str {
        self.pick("Not federated", "連合なし")
    }

    pub(super) fn in_reply(self) -> &'static str {
        self.pick("In reply to another note", "返信")
    }

    pub(super) fn replied_to(self) -> &'static str {
        self.pick("The note it replies to", "返信先")
    }

    pub(super) fn quoted(self) -> &'static str {
        self.pick("The quoted note", "引用されたノート")
    }

    pub(super) fn quoted_note(self) -> &'static str {
        self.pick("Quoted note", "引用ノート")
    }

    pub(super) fn gone(self) -> &'static str {
        self.pick("This note is gone", "削除されたノート")
    }

    pub(super) fn show_more(self) -> &'static str {
        self.pick("Show more", "もっと見る")
    }

    pub(super) fn show_less(self) -> &'static str {
        self.pick("Show less", "閉じる")
    }

    /// What a content warning hides: `(12 characters / 1 file / poll)`; empty when nothing.
    pub(super) fn hidden(self, characters: usize, files: usize, poll: bool) -> String {
        let mut parts = Vec::new();
        if characters > 0 {
            parts.push(self.counted(characters, ["character", "characters"], "文字"));
        }
        if files > 0 {
            parts.push(self.counted(files, ["file", "files"], "ファイル"));
        }
        if poll {
            parts.push(self.pick("poll", "アンケート").into());
        }
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(" / ")) }
    }

    pub(super) fn sensitive(self) -> &'static str {
        self.pick("Sensitive content", "センシティブな内容")
    }

    pub(super) fn show(self) -> &'static str {
        self.pick("Show", "表示する")
    }

    pub(super) fn files(self) -> &'static str {
        self.pick("Files", "ファイル")
    }

    /// What is read instead of a picture that nobody described.
    pub(super) fn undescribed(self, name: &str) -> String {
        match self.0 {
            Language::English => format!("{name} (no description)"),
            Language::Japanese => format!("{name}（説明なし）"),
        }
    }

    pub(super) fn poll(self) -> &'static str {
        self.pick("Poll", "アンケート")
    }

    pub(super) fn votes(self, votes: u64) -> String {
        self.counted(votes, ["vote", "votes"], "票")
    }

    pub(super) fn total_votes(self, votes: u64) -> String {
        match self.0 {
            Language::English => format!("{} in total", self.votes(votes)),
            Language::Japanese => format!("計{votes}票"),
        }
    }

    pub(super) fn several(self) -> &'static str {
        self.pick("several may be chosen", "複数選択可")
    }

    pub(super) fn ended(self) -> &'static str {
        self.pick("ended", "終了")
    }

    /// What stands before and after the time at which a poll ends.
    pub(super) fn ends(self) -> (&'static str, &'static str) {
        self.pick(("ends ", ""), ("", "に終了"))
    }

    pub(super) fn voted(self) -> &'static str {
        self.pick("your vote", "投票済み")
    }

    pub(super) fn tags(self) -> &'static str {
        self.pick("Hashtags", "ハッシュタグ")
    }

    pub(super) fn reactions(self) -> &'static str {
        self.pick("Reactions", "リアクション")
    }

    pub(super) fn replies_count(self, count: u64) -> String {
        self.counted(count, ["reply", "replies"], "件の返信")
    }

    pub(super) fn renotes_count(self, count: u64) -> String {
        self.counted(count, ["renote", "renotes"], "件のリノート")
    }

    pub(super) fn reactions_count(self, count: u64) -> String {
        self.counted(count, ["reaction", "reactions"], "件のリアクション")
    }

    /// How long ago, or how long until, by Misskey's steps.
    pub(super) fn relative(self, seconds_ago: i64) -> String {
        let ago = seconds_ago >= 0;
        let distance = seconds_ago.unsigned_abs();
        let (count, english, japanese) = match distance {
            31_536_000.. => (distance / 31_536_000, ["year", "years"], "年"),
            2_592_000.. => (distance / 2_592_000, ["month", "months"], "ヶ月"),
            604_800.. => (distance / 604_800, ["week", "weeks"], "週間"),
            86_400.. => (distance / 86_400, ["day", "days"], "日"),
            3600.. => ((distance + 1800) / 3600, ["hour", "hours"], "時間"),
            60.. => (distance / 60, ["minute", "minutes"], "分"),
            10.. => (distance, ["second", "seconds"], "秒"),
            _ => return self.pick("just now", "たった今").into(),
        };
        let length = self.counted(count, english, japanese);
        match (self.0, ago) {
            (Language::English, true) => format!("{length} ago"),
            (Language::English, false) => format!("in {length}"),
            (Language::Japanese, true) => format!("{length}前"),
            (Language::Japanese, false) => format!("{length}後"),
        }
    }

    fn counted<N>(self, count: N, [one, many]: [&str; 2], japanese: &str) -> String
    where
        N: Display + PartialEq + From<u8>,
    {
        match self.0 {
            Language::English if count == N::from(1) => format!("{count} {one}"),
            Language::English => format!("{count} {many}"),
            Language::Japanese => format!("{count}{japanese}"),
        }
    }
}
