//! The table of functions.
//!
//! Order is that of Misskey's picker, then what the picker hides, then what only forks know. What
//! forks share with Misskey is taken to be as in Misskey, unless something else is known.

use super::{Dialect, Docs, Function, Parameter, ParameterKind};
use Dialect::{CherryPick, Firefish, Iceshrimp, Misskey, Sharkey};

/// Every known function.
pub static FUNCTIONS: &[Function] = &[
    Function {
        name: "tada",
        args: &[speed("1s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Makes it bigger and bounces it for joy", "大きくして「じゃーん」と揺らす"),
        example: "$[tada 🎉]",
    },
    Function {
        name: "jelly",
        args: &[speed("1s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Wobbles it like jelly", "ゼリーのようにぷるぷるさせる"),
        example: "$[jelly 🍮]",
    },
    Function {
        name: "twitch",
        args: &[speed("0.5s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Twitches it from place to place", "細かく震わせる"),
        example: "$[twitch 🍮]",
    },
    Function {
        name: "shake",
        args: &[speed("0.5s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Shakes it with small turns", "ぐらぐら揺らす"),
        example: "$[shake 🍮]",
    },
    Function {
        name: "spin",
        args: &[
            speed("1.5s"),
            DELAY,
            flag(
                "left",
                "Turns the other way; beats `alternate`",
                "逆に回す（`alternate` より優先）",
            ),
            flag("alternate", "Turns to and fro", "行ったり来たりさせる"),
            flag("x", "Turns about the horizontal axis; beats `y`", "横軸で回す（`y` より優先）"),
            flag("y", "Turns about the vertical axis", "縦軸で回す"),
            LOOP,
        ],
        dialects: EVERYWHERE,
        docs: docs("Spins it", "回転させ続ける"),
        example: "$[spin.speed=2s,left 🍮]",
    },
    Function {
        name: "jump",
        args: &[speed("0.75s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Makes it jump", "ぴょんぴょん跳ねさせる"),
        example: "$[jump 🍮]",
    },
    Function {
        name: "bounce",
        args: &[speed("0.75s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Bounces it like a ball", "ボールのように弾ませる"),
        example: "$[bounce 🍮]",
    },
    Function {
        name: "flip",
        args: &[
            flag(
                "h",
                "Flips left and right, as without arguments",
                "左右に反転する（引数なしと同じ）",
            ),
            flag("v", "Flips top and bottom", "上下に反転する"),
        ],
        dialects: EVERYWHERE,
        docs: docs("Mirrors it", "反転する"),
        example: "$[flip.h,v MFM]",
    },
    Function {
        name: "x2",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs("Shows it at twice the size", "2倍の大きさで表示する"),
        example: "$[x2 MFM]",
    },
    Function {
        name: "x3",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs(
            "Shows it at four times the size, despite the name",
            "（名前に反して）4倍の大きさで表示する",
        ),
        example: "$[x3 MFM]",
    },
    Function {
        name: "x4",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs(
            "Shows it at six times the size, despite the name",
            "（名前に反して）6倍の大きさで表示する",
        ),
        example: "$[x4 MFM]",
    },
    Function {
        name: "scale",
        args: &[
            within(
                (f64::NEG_INFINITY, MAX_SCALE),
                float("x", "1", "Factor across, at most 5", "横の倍率（5まで）"),
            ),
            within(
                (f64::NEG_INFINITY, MAX_SCALE),
                float("y", "1", "Factor down, at most 5", "縦の倍率（5まで）"),
            ),
        ],
        dialects: EVERYWHERE,
        docs: docs("Stretches it", "拡大・縮小する"),
        example: "$[scale.x=2,y=0.5 MFM]",
    },
    Function {
        name: "position",
        args: &[
            float("x", "0", "How far to the right, in characters", "右へずらす文字数"),
            float("y", "0", "How far down, in characters", "下へずらす文字数"),
        ],
        dialects: EVERYWHERE,
        docs: docs("Moves it away from its place", "位置をずらす"),
        example: "$[position.x=0.8,y=-0.5 🍮]",
    },
    Function {
        name: "fg",
        args: &[color("f00", "The colour of the text", "文字の色")],
        dialects: EVERYWHERE,
        docs: docs("Colours the text", "文字に色を付ける"),
        example: "$[fg.color=f80 MFM]",
    },
    Function {
        name: "bg",
        args: &[color("f00", "The colour behind the text", "背景の色")],
        dialects: EVERYWHERE,
        docs: docs("Colours the background", "背景に色を付ける"),
        example: "$[bg.color=ff0 MFM]",
    },
    Function {
        name: "border",
        args: &[
            Parameter {
                kind: ParameterKind::Word(BORDER_STYLES),
                ..text("style", Some("solid"), "The kind of line", "線の種類")
            },
            within(
                (0.0, f64::INFINITY),
                float("width", "1", "Width of the line in pixels", "線の太さ（ピクセル）"),
            ),
            Parameter {
                default: None,
                ..color(
                    "",
                    "The colour of the line, else the theme's accent",
                    "線の色（既定はテーマのアクセント色）",
                )
            },
            within(
                (0.0, f64::INFINITY),
                float("radius", "0", "Roundness of the corners in pixels", "角の丸み（ピクセル）"),
            ),
            flag("noclip", "Lets what is inside stick out", "はみ出した部分を切り取らない"),
        ],
        dialects: &[Misskey, Sharkey, CherryPick, Iceshrimp],
        docs: docs("Draws a border around it", "枠で囲む"),
        example: "$[border.style=dashed,width=2,color=888,radius=6 MFM]",
    },
    Function {
        name: "font",
        args: &[
            family("serif"),
            family("monospace"),
            family("cursive"),
            family("fantasy"),
            family("emoji"),
            family("math"),
        ],
        dialects: EVERYWHERE,
        docs: docs(
            "Sets the font family; the first family in this order wins, and without one the marks are shown",
            "フォントを変える（この順で最初のものが有効、指定がなければ記号のまま表示）",
        ),
        example: "$[font.serif MFM]",
    },
    Function {
        name: "blur",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs("Blurs it until the pointer is on it", "ぼかす（ポインターを重ねると見える）"),
        example: "$[blur MFM]",
    },
    Function {
        name: "rainbow",
        args: &[speed("1s"), DELAY, LOOP],
        dialects: EVERYWHERE,
        docs: docs("Runs it through the colours of the rainbow", "虹色に変化させる"),
        example: "$[rainbow MFM]",
    },
    Function {
        name: "sparkle",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs("Sprinkles stars over it", "きらきらさせる"),
        example: "$[sparkle 🍮]",
    },
    Function {
        name: "rotate",
        args: &[
            float("deg", "90", "How far to turn, in degrees clockwise", "時計回りの角度"),
            only(
                &[Firefish, Iceshrimp],
                flag("x", "Turns about the horizontal axis", "横軸で回す"),
            ),
            only(&[Firefish], flag("y", "Turns about the vertical axis", "縦軸で回す")),
        ],
        dialects: EVERYWHERE,
        docs: docs("Turns it by an angle", "指定した角度だけ回転する"),
        example: "$[rotate.deg=30 MFM]",
    },
    Function {
        name: "ruby",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs(
            "Puts a reading above a word: what follows the first space, or the last node",
            "ルビを振る（最初の空白より後、または最後のノードが読み）",
        ),
        example: "$[ruby 藍染 あいぞめ]",
    },
    Function {
        name: "unixtime",
        args: &[],
        dialects: EVERYWHERE,
        docs: docs(
            "Shows a time in the reader's own time zone",
            "読む人のタイムゾーンで日時を表示する",
        ),
        example: "$[unixtime 1701356400]",
    },
    Function {
        name: "clickable",
        args: &[text(
            "ev",
            None,
            "The name given to the script when clicked",
            "クリック時にスクリプトへ渡す名前",
        )],
        dialects: &[Misskey, Sharkey, CherryPick],
        docs: docs(
            "Tells the script when clicked, in MFM that a Play or plugin shows",
            "クリックをスクリプトに伝える（Play やプラグインが表示する MFM のみ）",
        ),
        example: "$[clickable.ev=start MFM]",
    },
    Function {
        name: "fade",
        args: &[
            speed("1.5s"),
            DELAY,
            only(&[Sharkey, Firefish], FADE_LOOP),
            flag("out", "Fades out instead of in", "現れる代わりに消える"),
        ],
        dialects: &[Sharkey, Firefish],
        docs: docs("Fades it in and out", "フェードさせる"),
        example: "$[fade MFM]",
    },
    Function {
        name: "fade",
        args: &[speed("4s"), DELAY],
        dialects: &[CherryPick],
        docs: docs("Fades it in and out", "フェードさせる"),
        example: "$[fade MFM]",
    },
    Function {
        name: "crop",
        args: &[
            percent("top", "Percent cut off at the top", "上を切り取る割合（%）"),
            percent("right", "Percent cut off at the right", "右を切り取る割合（%）"),
            percent("bottom", "Percent cut off at the bottom", "下を切り取る割合（%）"),
            percent("left", "Percent cut off at the left", "左を切り取る割合（%）"),
        ],
        dialects: &[Sharkey, Firefish, Iceshrimp],
        docs: docs("Cuts off its edges", "端を切り取る"),
        example: "$[crop.left=50 MFM]",
    },
    Function {
        name: "followmouse",
        args: &[
            flag("x", "Follows across only", "横方向だけ追う"),
            flag("y", "Follows down only", "縦方向だけ追う"),
            flag("rotateByVelocity", "Turns where it moves", "動く方向に傾ける"),
            speed("0.1s"),
        ],
        dialects: &[Sharkey],
        docs: docs("Follows the pointer", "ポインターを追いかける"),
        example: "$[followmouse 🍮]",
    },
    Function {
        name: "small",
        args: &[],
        dialects: &[Firefish],
        docs: docs("Small text, as `<small>`", "小さい文字（`<small>` と同じ）"),
        example: "$[small MFM]",
    },
    Function {
        name: "center",
        args: &[],
        dialects: &[Firefish],
        docs: docs("Centred text, as `<center>`", "中央寄せ（`<center>` と同じ）"),
        example: "$[center MFM]",
    },
    Function {
        name: "media",
        args: &[],
        dialects: &[Iceshrimp],
        docs: docs(
            "Shows the attachment that its address names",
            "アドレスで指定した添付ファイルを表示する",
        ),
        example: "$[media https://example.com/a.webp]",
    },
];

/// The largest factor `scale` applies; larger ones count as this.
const MAX_SCALE: f64 = 5.0;

const EVERYWHERE: &[Dialect] = Dialect::ALL;

const BORDER_STYLES: &[&str] =
    &["solid", "dashed", "dotted", "double", "groove", "ridge", "inset", "outset", "hidden"];

const DELAY: Parameter = Parameter {
    range: EVERYTHING,
    ..time(
        "delay",
        "0s",
        "How long to wait first; negative to start in the middle",
        "始まるまでの時間（負なら途中から）",
    )
};

/// Firefish counts on every animation; its own check turns the count into `true`, so it loops
/// forever whatever the number.
const LOOP: Parameter = only(&[Firefish, Iceshrimp], FADE_LOOP);

const FADE_LOOP: Parameter = Parameter {
    default: None,
    range: (0.0, f64::INFINITY),
    ..float("loop", "", "How many times, else for ever", "繰り返す回数（既定は無限）")
};

const EVERYTHING: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

const fn docs(en: &'static str, ja: &'static str) -> Docs {
    Docs { en, ja }
}

const fn text(
    name: &'static str,
    default: Option<&'static str>,
    en: &'static str,
    ja: &'static str,
) -> Parameter {
    let kind = ParameterKind::Text;
    Parameter { name, kind, default, range: EVERYTHING, dialects: EVERYWHERE, docs: docs(en, ja) }
}

const fn time(
    name: &'static str,
    default: &'static str,
    en: &'static str,
    ja: &'static str,
) -> Parameter {
    Parameter {
        kind: ParameterKind::Time,
        range: (0.0, f64::INFINITY),
        ..text(name, Some(default), en, ja)
    }
}

const fn speed(default: &'static str) -> Parameter {
    time("speed", default, "How long one round takes", "1周期の時間")
}

const fn float(
    name: &'static str,
    default: &'static str,
    en: &'static str,
    ja: &'static str,
) -> Parameter {
    Parameter { kind: ParameterKind::Float, ..text(name, Some(default), en, ja) }
}

const fn percent(name: &'static str, en: &'static str, ja: &'static str) -> Parameter {
    within((0.0, 100.0), float(name, "0", en, ja))
}

const fn color(default: &'static str, en: &'static str, ja: &'static str) -> Parameter {
    Parameter { kind: ParameterKind::Color, ..text("color", Some(default), en, ja) }
}

const fn flag(name: &'static str, en: &'static str, ja: &'static str) -> Parameter {
    Parameter { kind: ParameterKind::Flag, ..text(name, None, en, ja) }
}

const fn family(name: &'static str) -> Parameter {
    flag(name, "Uses this generic family", "このフォントにする")
}

const fn within(range: (f64, f64), parameter: Parameter) -> Parameter {
    Parameter { range, ..parameter }
}

const fn only(dialects: &'static [Dialect], parameter: Parameter) -> Parameter {
    Parameter { dialects, ..parameter }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_one_thing_in_a_dialect() {
        for dialect in Dialect::ALL {
            let mut names: Vec<_> =
                super::super::of(*dialect).map(|function| function.name).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{dialect:?}");
        }
    }

    #[test]
    fn defaults_are_valid() {
        for function in FUNCTIONS {
            for parameter in function.args {
                if let Some(default) = parameter.default {
                    assert!(
                        parameter.accepts(Some(default)),
                        "{}.{}",
                        function.name,
                        parameter.name
                    );
                }
            }
        }
    }
}
