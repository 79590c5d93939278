//! `Math:rnd` and `Math:gen_rng`: numbers by chance.

use std::cell::RefCell;

use aizome_aiscript_vm::{Args, Context, Error, Fun, Kind, Native, Next, Obj, Value, Waits};

use crate::algorithms::random::{self, Algorithm, Generator, NumberSeed, Seed};
use crate::environment::{Version, environment};
use crate::table::natives;

natives! {
    /// Numbers by chance.
    pub static RANDOM;

    /// A number by chance: from two numbers on, a whole one between them, both included; otherwise
    /// one from 0 to before 1. It is `null` if the two are too far apart to be counted exactly.
    ///
    /// ```aiscript
    /// let die = Math:rnd(1, 6)
    /// <: (1 <= die && die <= 6) // true
    /// <: (Math:rnd() < 1) // true
    /// ```
    ja "乱数を返します。二つの数を渡すと、両端を含むその間の整数になり、渡さなければ0以上1未満の数になります。正確に数えられないほど範囲が広いときは`null`です。"
    fn "Math:rnd" rnd(cx, min: Option<Value> as "num", max: Option<Value> as "num")
        -> Result<Option<f64>, Error> as "num | null"
    {
        let source = &mut environment(cx)?.random;
        Ok(match bounds(min, max) {
            Some((min, max)) => random::whole(source, min, max),
            None => Some(random::fraction(source)),
        })
    }

    /// Makes a function that gives numbers as `Math:rnd` does, but always the same ones for the
    /// same seed, a number or a text. With `null` as the seed they are new each time, but since
    /// version 1.3 a seed is needed.
    ///
    /// The option `algorithm` is `chacha20` unless told, or `rc4`, or `rc4_legacy`, which is the
    /// one of old versions of AiScript; the two have a function only for a seed that is not `null`.
    /// Only scripts that may wait can call this.
    ///
    /// ```aiscript
    /// let random = Math:gen_rng("seed")
    /// <: random() // 0.8408745153746144
    /// <: random(0, 100) // 100
    /// let old = Math:gen_rng("seed", { algorithm: "rc4_legacy" })
    /// <: old(1, 6) // 4
    /// ```
    ja "シード値（数値か文字列）から、`Math:rnd`と同じ使い方の乱数関数を作ります。シード値が同じなら乱数列も同じです。\
        シード値が`null`なら毎回違います（バージョン1.3からは`null`は使えません）。\
        オプション`algorithm`は`chacha20`（既定）・`rc4`・`rc4_legacy`（古いAiScriptと同じ）のどれかです。\
        後の二つにはシード値が要り、`null`では関数が得られません。待つことのできない実行方法では呼び出せません。"
    fn "Math:gen_rng" gen_rng(
        cx,
        seed: Value as "num | str | null",
        options: Option<Value> as "obj<str>",
    ) -> Result<Waits, Error> as "@(num, num) => num" {
        let version = environment(cx)?.version;
        let options = Options::of(cx, options)?;
        check_seed(seed, version)?;
        let generator = generator(cx, &options, seed, version)?;
        let function = generator.map_or(Value::NULL, |generator| numbers(cx, generator).into());
        Ok(Waits(Next::Return(function)))
    }
}

/// Two bounds, if both are numbers.
fn bounds(min: Option<Value>, max: Option<Value>) -> Option<(f64, f64)> {
    min.and_then(Value::as_num).zip(max.and_then(Value::as_num))
}

/// The options of `Math:gen_rng`.
struct Options {
    algorithm: String,
    /// Whether version 1.3 should take a number as the seed as 1.2 does.
    is_seed_byte: bool,
}

impl Options {
    fn of(cx: &mut Context<'_>, given: Option<Value>) -> Result<Self, Error> {
        let Some(given) = given else {
            return Ok(Self { algorithm: "chacha20".to_owned(), is_seed_byte: false });
        };
        let Some(given) = given.as_obj() else {
            return Err(Error::runtime("`options` must be an object if specified."));
        };
        let Some(name) = option(cx, given, "algorithm").and_then(Value::as_str) else {
            return Err(Error::runtime("`options.algorithm` must be string."));
        };
        let algorithm = cx.heap.text(name).to_string();
        let legacy = option(cx, given, "chacha20_number_seed_legacy_behavior");
        Ok(Self { algorithm, is_seed_byte: legacy == Some(Value::TRUE) })
    }

    fn number_seed(&self, version: Version) -> NumberSeed {
        match version {
            Version::V1_3 if !self.is_seed_byte => NumberSeed::Double,
            Version::V1_2 | Version::V1_3 => NumberSeed::Byte,
        }
    }
}

fn option(cx: &mut Context<'_>, options: Obj, name: &str) -> Option<Value> {
    let name = cx.heap.string(name);
    let key = cx.heap.key(name);
    cx.heap.property(options, key)
}

/// Whether there can be a generator for a seed: since version 1.3 not for `null`.
fn check_seed(seed: Value, version: Version) -> Result<(), Error> {
    match (seed.kind(), version) {
        (Kind::Num(_) | Kind::Str(_), _) | (Kind::Null, Version::V1_2) => Ok(()),
        (_, Version::V1_2) => {
            Err(Error::runtime("`seed` must be either number or string if specified."))
        }
        (_, Version::V1_3) => Err(Error::runtime("`seed` must be either number or string.")),
    }
}

/// The generator for a seed; none if the seed is `null` and the algorithm needs one.
fn generator(
    cx: &mut Context<'_>,
    options: &Options,
    seed: Value,
    version: Version,
) -> Result<Option<Generator>, Error> {
    let Some(algorithm) = Algorithm::named(&options.algorithm) else {
        return Err(Error::runtime(
            "`options.algorithm` must be one of these: `chacha20`, `rc4`, or `rc4_legacy`.",
        ));
    };
    let seed = match seed.kind() {
        Kind::Num(number) => Seed::Number(number),
        Kind::Str(text) => Seed::Text(cx.heap.text(text)),
        _ if algorithm == Algorithm::ChaCha20 => {
            let mut key = [0; 40];
            (environment(cx)?.random)(&mut key);
            return Ok(Some(Generator::unseeded(&key)));
        }
        _ => return Ok(None),
    };
    Ok(Some(Generator::new(algorithm, seed, options.number_seed(version))))
}

/// The function that gives the numbers of a generator, one after the other.
fn numbers(cx: &mut Context<'_>, generator: Generator) -> Fun {
    let generator = RefCell::new(generator);
    cx.heap.native(Native::closure(move |_: &mut Context<'_>, args: Args<'_>| {
        let mut generator = generator.borrow_mut();
        let number = match bounds(args.get(0), args.get(1)) {
            Some((min, max)) => generator.whole(min, max),
            None => Some(generator.fraction()),
        };
        Ok(Next::Return(number.map_or(Value::NULL, Value::num)))
    }))
}
