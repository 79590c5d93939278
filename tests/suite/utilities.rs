//! Extraction, previews, folding, cat-speak and plain text.
//!
//! Where Misskey has the same function, the expectations are what it answered (`fixtures`); plain
//! text is ours, and the table in its documentation is the law.

use aizome_mfm::{
    EMOJI_NAME_LENGTH_LIMIT, Extracted, Fold, FoldFacts, HASHTAG_LENGTH_LIMIT, HASHTAG_LIMIT,
    LinkText, NoteTexts, PlainSpeech, PlainText, PreviewOptions, QuoteText, SilentLinks, fold,
    normal_hashtag, nyaize, nyaize_nodes, parse, plain_text, posting_warning, preview_urls,
};
use aizome_tests::fixture;
use serde::Deserialize;

#[derive(Deserialize)]
struct Fixture<T> {
    cases: Vec<T>,
}

fn cases<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let fixture: Fixture<T> = serde_json::from_str(&fixture(name)).expect("fixtures are JSON");
    assert!(!fixture.cases.is_empty(), "{name} has no cases");
    fixture.cases
}

mod extraction {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        mentions: Vec<Person>,
        hashtags: Vec<String>,
        custom_emojis: Vec<String>,
        preview_urls: Vec<String>,
        preview_urls_all: Vec<String>,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    struct Person {
        username: String,
        host: Option<String>,
        acct: String,
    }

    #[test]
    fn trees_give_what_misskey_takes() {
        for case in cases::<Case>("utilities/extract.json") {
            let Case { input, .. } = &case;
            let nodes = parse(input);
            let people: Vec<Person> = aizome_mfm::mentions(&nodes)
                .into_iter()
                .map(|mention| Person {
                    username: mention.username.into_owned(),
                    host: mention.host.map(|host| host.into_owned()),
                    acct: mention.acct.into_owned(),
                })
                .collect();
            assert_eq!(people, case.mentions, "{input}");
            assert_eq!(aizome_mfm::hashtags(&nodes), case.hashtags, "{input}");
            assert_eq!(aizome_mfm::custom_emojis(&nodes), case.custom_emojis, "{input}");
            let all = PreviewOptions { silent_links: SilentLinks::Shown, ..Default::default() };
            let respectful = preview_urls(&nodes, PreviewOptions::default());
            assert_eq!(respectful, case.preview_urls, "{input}");
            assert_eq!(preview_urls(&nodes, all), case.preview_urls_all, "{input}");
        }
    }

    #[test]
    fn a_note_is_all_of_its_texts() {
        let choices = ["#b :y:", "@z@example.com"];
        let note = NoteTexts { text: Some("#a @x"), cw: Some("#b :y: #c"), poll_choices: &choices };
        let found = Extracted::from_note(note);
        assert_eq!(found.hashtags, ["a", "b", "c"]);
        assert_eq!(found.custom_emojis, ["y"]);
        let accts: Vec<_> = found.mentions.iter().map(|mention| &*mention.acct).collect();
        assert_eq!(accts, ["@x", "@z@example.com"]);
    }

    #[test]
    fn texts_do_not_run_together() {
        let note = NoteTexts { text: Some("**a"), cw: Some("#b"), ..Default::default() };
        assert_eq!(Extracted::from_note(note).hashtags, ["b"]);
    }

    #[test]
    fn what_comes_out_borrows_from_the_note() {
        let text = String::from("#tag @ai :x:");
        let found = Extracted::from_nodes(&parse(&text));
        assert_eq!(found.hashtags, ["tag"], "the tree is gone, the text is not");
    }

    #[test]
    fn limits_are_the_servers() {
        let fits = "藍".repeat(HASHTAG_LENGTH_LIMIT);
        let text = format!("#{fits} #{fits}x");
        let note = NoteTexts { text: Some(&text), ..Default::default() };
        assert_eq!(Extracted::from_note(note).hashtags, [fits]);

        let many: String = (0..HASHTAG_LIMIT + 5).map(|i| format!("#t{i} ")).collect();
        let note = NoteTexts { text: Some(&many), ..Default::default() };
        let found = Extracted::from_note(note);
        assert_eq!(found.hashtags.len(), HASHTAG_LIMIT);
        assert_eq!(found.hashtags.last().map(|tag| &**tag), Some("t31"));

        let fits = "e".repeat(EMOJI_NAME_LENGTH_LIMIT);
        let text = format!(":{fits}: :{fits}e:");
        let note = NoteTexts { text: Some(&text), ..Default::default() };
        assert_eq!(Extracted::from_note(note).custom_emojis, [fits]);
    }

    #[test]
    fn long_hashtags_do_not_use_up_the_limit() {
        let long = "x".repeat(HASHTAG_LENGTH_LIMIT + 1);
        let text: String = (0..HASHTAG_LIMIT).map(|i| format!("#{long}{i} #t{i} ")).collect();
        let note = NoteTexts { text: Some(&text), ..Default::default() };
        assert_eq!(Extracted::from_note(note).hashtags.len(), HASHTAG_LIMIT);
    }

    #[test]
    fn people_are_counted_once() {
        let text = "@Ai @ai @ai@example.com @ai@EXAMPLE.com";
        let note = NoteTexts { text: Some(text), ..Default::default() };
        let found = Extracted::from_note(note);
        let accts: Vec<_> = found.people().map(|mention| &*mention.acct).collect();
        assert_eq!(accts, ["@Ai", "@ai@example.com"]);
    }

    #[test]
    fn hashtags_are_compared_normalised() {
        for (tag, normal) in [("ＡＢＣ", "abc"), ("ｶﾞ", "ガ"), ("Straße", "straße"), ("①", "1")]
        {
            assert_eq!(normal_hashtag(tag), normal);
        }
    }

    #[test]
    fn quoted_notes_show_their_address_already() {
        let nodes = parse("https://a.example/1 https://b.example/#x https://b.example/#y");
        let shown_otherwise = ["https://a.example/1", "https://b.example/#x"];
        let options = PreviewOptions { shown_otherwise: &shown_otherwise, ..Default::default() };
        assert!(preview_urls(&nodes, options).is_empty(), "#y went with #x before #x went");
    }
}

mod folding {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        name: String,
        text: String,
        urls: usize,
        files: usize,
        cw: Option<String>,
        collapsed: bool,
    }

    #[test]
    fn notes_are_folded_as_misskey_folds_them() {
        for case in cases::<Case>("utilities/fold.json") {
            let facts = FoldFacts {
                text: Some(&case.text),
                cw: case.cw.as_deref(),
                preview_urls: case.urls,
                files: case.files,
            };
            assert_eq!(fold(facts).is_some(), case.collapsed, "{}", case.name);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Option<Fold>) {
        assert_eq!(fold(FoldFacts { text: Some(text), ..FoldFacts::default() }), expected);
    }

    #[test]
    fn text_is_measured_as_javascript_does() {
        check(&"😀".repeat(250), None);
        check(&"😀".repeat(251), Some(Fold::Length));
        check(&"a\r".repeat(20), None);
        check("`$[x3`", Some(Fold::Big));
    }

    #[test]
    fn a_note_without_text_is_folded_for_the_rest() {
        let files = FoldFacts { files: 5, ..FoldFacts::default() };
        assert_eq!(fold(files), Some(Fold::Files));
        assert_eq!(fold(FoldFacts { cw: Some(""), ..files }), None);
    }

    #[test]
    fn posts_are_warned_of() {
        assert_eq!(posting_warning("a $[position b $[x2 c", None), Some("$[position"));
        assert_eq!(posting_warning("$[x2 a]", Some(" ")), Some("$[x2"), "a blank warning is none");
        assert_eq!(posting_warning("$[x2 a]", Some("cw")), None, "the text is hidden at first");
        assert_eq!(posting_warning("a", Some("$[scale b]")), Some("$[scale"));
        assert_eq!(posting_warning("$[spin a]", None), None);
    }
}

mod cats {
    use super::*;

    #[derive(Deserialize)]
    struct Case {
        input: String,
        output: String,
    }

    #[test]
    fn cats_speak_as_in_misskey() {
        for case in cases::<Case>("utilities/nyaize.json") {
            assert_eq!(nyaize(&case.input), case.output, "{}", case.input);
        }
    }

    /// `upstream` and `subtree` are what is left of `mfm` as plain text in each mode.
    #[track_caller]
    fn check(mfm: &str, upstream: &str, subtree: &str) {
        for (mode, expected) in [(PlainSpeech::Children, upstream), (PlainSpeech::Subtree, subtree)]
        {
            let mut nodes = parse(mfm);
            nyaize_nodes(&mut nodes, mode);
            assert_eq!(plain_text(&nodes), expected, "{mfm} {mode:?}");
        }
    }

    #[test]
    fn only_text_is_spoken() {
        check("@nana #なんで `な` \\(na\\)", "@nana #なんで な na", "@nana #なんで な na");
        check("$[tada なんで] **な**", "にゃんで にゃ", "にゃんで にゃ");
        check("<small>なんで</small>", "にゃんで", "にゃんで");
    }

    #[test]
    fn some_places_are_spoken_plainly() {
        check("[なんで](https://example.com)", "なんで", "なんで");
        check("<plain>なんで</plain>", "なんで", "なんで");
        check("> なんで", "> なんで", "> なんで");
    }

    #[test]
    fn upstream_forgets_below_the_first_level() {
        check("[**なんで**](https://example.com)", "にゃんで", "なんで");
        check("> **なんで**", "> にゃんで", "> なんで");
        check("> a\n> > な", "> a\n> > な", "> a\n> > な");
    }

    #[test]
    fn readings_are_spoken_too() {
        check("$[ruby なな なん]", "にゃにゃ(にゃん)", "にゃにゃ(にゃん)");
        check("$[ruby **な** なん]", "にゃ(にゃん)", "にゃ(にゃん)");
        let label = "[$[ruby **な** なん]](https://example.com)";
        check(label, "にゃ(なん)", "な(なん)");
    }
}

mod plain {
    use super::*;

    #[track_caller]
    fn check(mfm: &str, expected: &str) {
        assert_eq!(plain_text(&parse(mfm)), expected, "{mfm}");
    }

    #[test]
    fn marks_are_taken_off() {
        check("**a** *b* ~~c~~ <small>d</small> <plain>**e**</plain>", "a b c d **e**");
        check("$[x2 $[fg.color=f00 a]b] ***c***", "ab c");
        check("`a` \\(b\\) <https://example.com> 😀:x:", "a b https://example.com 😀:x:");
        check("@ai @ai@example.com #tag", "@ai @ai@example.com #tag");
    }

    #[test]
    fn blocks_stand_on_lines_of_their_own() {
        check("a\n```js\nb\nc\n```\nd", "a\nb\nc\nd");
        check("```\nb\n```", "b");
        check("a\n\\[b\\]\nc", "a\nb\nc");
        check("a\n<center>\nb\n</center>\nc", "a\nb\nc");
        check("a\nb search\nc", "a\nb search\nc");
        check("a\r\nb\rc", "a\nb\nc");
    }

    #[test]
    fn quotes_keep_their_marks() {
        check("a\n> b\n> c\nd", "a\n> b\n> c\nd");
        check("> a\n> > b\n> c", "> a\n> > b\n> c");
        check("> a\n>\n> b", "> a\n> \n> b");
        check("> ```\n> a\n>\n> b\n> ```", "> a\n> \n> b");
        check("> a\n\n> b", "> a\n> b");
    }

    #[test]
    fn functions_with_a_meaning_are_written_out() {
        check("$[ruby 藍 あい]", "藍(あい)");
        check("$[ruby **藍** あい ]", "藍(あい)");
        check("$[ruby 藍]", "藍");
        check("$[ruby a b c]", "a(b)");
        check("$[ruby a :x:]", "a :x:");
        check("$[unixtime 1701356400]", "2023-11-30T15:00:00.000Z");
        check("$[unixtime soon]", "soon");
    }

    #[track_caller]
    fn check_with(options: PlainText, mfm: &str, expected: &str) {
        assert_eq!(options.write(&parse(mfm)), expected, "{mfm}");
    }

    #[test]
    fn links_may_keep_their_address() {
        let options = PlainText { links: LinkText::LabelAndUrl, ..PlainText::default() };
        check_with(options, "?[a](https://a.example)", "a (https://a.example)");
        check("[a](https://a.example)", "a");
    }

    #[test]
    fn quotes_may_lose_their_marks_or_go() {
        let unmarked = PlainText { quotes: QuoteText::Unmarked, ..PlainText::default() };
        check_with(unmarked, "a\n> b\n> > c\nd", "a\nb\nc\nd");
        let dropped = PlainText { quotes: QuoteText::Dropped, ..PlainText::default() };
        check_with(dropped, "> b\n> > c\nd", "d");
        check_with(dropped, "a\n> b\nd", "a\nd");
    }
}
