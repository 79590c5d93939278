//! Every recorded answer of the reference's engine, as bits: a line has a function and its cases.

fn number(bits: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(bits, 16).expect("sixteen digits"))
}

fn answer(name: &str, x: f64, y: f64) -> f64 {
    match name {
        "abs" => x.abs(),
        "acos" => super::acos(x),
        "acosh" => super::acosh(x),
        "asin" => super::asin(x),
        "asinh" => super::asinh(x),
        "atan" => super::atan(x),
        "atan2" => super::atan2(x, y),
        "atanh" => super::atanh(x),
        "cbrt" => super::cbrt(x),
        "ceil" => x.ceil(),
        "clz32" => super::clz32(x),
        "cos" => super::cos(x),
        "cosh" => super::cosh(x),
        "exp" => super::exp(x),
        "expm1" => super::expm1(x),
        "floor" => x.floor(),
        "fround" => super::fround(x),
        "imul" => super::imul(x, y),
        "log" => super::log(x),
        "log10" => super::log10(x),
        "log1p" => super::log1p(x),
        "log2" => super::log2(x),
        "max" => super::max(x, y),
        "min" => super::min(x, y),
        "pow" => super::pow(x, y),
        "round" => super::round(x),
        "sign" => super::sign(x),
        "sin" => super::sin(x),
        "sinh" => super::sinh(x),
        "sqrt" => x.sqrt(),
        "tan" => super::tan(x),
        "tanh" => super::tanh(x),
        "trunc" => x.trunc(),
        _ => panic!("no such function: {name}"),
    }
}

#[test]
fn results_are_those_of_the_engine_to_the_last_bit() {
    for line in include_str!("../vectors/math.txt").lines() {
        let (name, cases) = line.split_once(' ').expect("a function and its cases");
        for case in cases.split(' ') {
            let numbers: Vec<f64> = case.split(',').map(number).collect();
            let (&expected, arguments) = numbers.split_last().expect("an answer");
            let found = match (name, arguments) {
                ("hypot", _) => super::hypot(arguments.iter().copied()),
                (_, &[x]) => answer(name, x, 0.0),
                (_, &[x, y]) => answer(name, x, y),
                _ => panic!("one or two arguments: {case}"),
            };
            let is_same =
                found.to_bits() == expected.to_bits() || found.is_nan() && expected.is_nan();
            assert!(is_same, "{name} {arguments:?} is {expected}, not {found}");
        }
    }
}
