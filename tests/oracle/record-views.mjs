// Records what mfm-js makes of trees: their text, their JSON, and what `inspect` and `extract` visit.
//
//     node record-views.mjs > ../fixtures/views/oracle.json
//
// The trees made at random come from a fixed seed, so recording again changes nothing.
import { readFileSync } from 'node:fs';
import * as mfm from 'mfm-js';

const { TEXT, BOLD, SMALL, ITALIC, STRIKE, CENTER, QUOTE, PLAIN, LINK, N_URL, MENTION, HASHTAG, EMOJI_CODE,
	UNI_EMOJI, INLINE_CODE, CODE_BLOCK, MATH_INLINE, MATH_BLOCK, SEARCH, FN } = mfm;
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.resolve('mfm-js'))));

/** One node of every kind, and of every shape that a kind has. */
const built = {
	quote: QUOTE([TEXT('a\nb')]),
	search: SEARCH('misskey', 'misskey 検索'),
	'block-code': CODE_BLOCK('let a = 1;\n', 'js'),
	'block-code-without-lang': CODE_BLOCK('a', null),
	'math-block': MATH_BLOCK('x^2'),
	center: CENTER([TEXT('middle')]),
	'unicode-emoji': UNI_EMOJI('😀'),
	'emoji-code': EMOJI_CODE('blobcat'),
	bold: BOLD([TEXT('a')]),
	small: SMALL([TEXT('a')]),
	italic: ITALIC([TEXT('a')]),
	strike: STRIKE([TEXT('a')]),
	'inline-code': INLINE_CODE('a'),
	'math-inline': MATH_INLINE('x'),
	mention: MENTION('ai', null, '@ai'),
	'mention-with-host': MENTION('ai', 'example.com', '@ai@example.com'),
	hashtag: HASHTAG('mfm'),
	url: N_URL('https://example.com/', false),
	'bracketed-url': N_URL('https://example.com/藍', true),
	link: LINK(false, 'https://example.com/', [TEXT('here'), EMOJI_CODE('x')]),
	'silent-link': LINK(true, 'https://example.com/', [BOLD([TEXT('here')])]),
	fn: FN('tada', {}, [TEXT('a')]),
	'fn-with-args': FN('spin', { speed: '2s', left: true }, [TEXT('a')]),
	plain: PLAIN('**a**'),
	text: TEXT('a'),
};

/** Trees that no parser need give. */
function handMade() {
	const made = {
		empty: [],
		'block-in-inline': [BOLD([QUOTE([TEXT('a')]), TEXT('b'), CENTER([TEXT('c')])])],
		'blocks-in-link': [LINK(false, 'https://e.x', [MATH_BLOCK('a'), MATH_BLOCK('b')])],
		'quote-of-blocks': [QUOTE([CODE_BLOCK('a\n\nb', null), TEXT('c'), MATH_BLOCK('d\ne')])],
		'quotes-in-quotes': [QUOTE([TEXT('a\n'), QUOTE([TEXT('b\nc'), QUOTE([TEXT('\nd\n')]), TEXT('e')]), TEXT('f')])],
		'quote-beside-quote': [QUOTE([TEXT('a')]), QUOTE([TEXT('b')])],
		'quote-in-the-middle-of-a-line': [TEXT('a'), BOLD([TEXT('b'), FN('x', {}, [QUOTE([TEXT('c\nd')])])])],
		'quote-of-nothing': [QUOTE([]), QUOTE([TEXT('')]), QUOTE([QUOTE([])])],
		'quote-of-newlines': [QUOTE([TEXT('\n\n')])],
		'quote-with-carriage-returns': [QUOTE([TEXT('a\r\nb\rc')])],
		'quote-with-newline-in-every-prop': [QUOTE([
			MENTION('a', 'b', '@a\nb'), HASHTAG('a\nb'), N_URL('https://a\nb', true), EMOJI_CODE('a\nb'),
			LINK(true, 'https://a\nb', [TEXT('c\nd')]), FN('a\nb', { 'c\nd': 'e\nf' }, []), SEARCH('a', 'a\nb'),
			CODE_BLOCK('c\n', 'a\nb'), MATH_INLINE('a\nb'), PLAIN('a\nb'),
		])],
		'nothing-inside': [BOLD([]), SMALL([]), ITALIC([]), STRIKE([]), CENTER([]), LINK(false, '', []), FN('', {}, []),
			{ type: 'plain', children: [] }],
		'empty-strings': [SEARCH('', ''), CODE_BLOCK('', ''), MATH_BLOCK(''), UNI_EMOJI(''), EMOJI_CODE(''), INLINE_CODE(''),
			MATH_INLINE(''), MENTION('', '', ''), HASHTAG(''), N_URL('', true), TEXT('')],
		'plain-with-more-than-text': [{ type: 'plain', children: [TEXT('a'), BOLD([TEXT('b')]), QUOTE([TEXT('c')])] }],
		'mention-that-lies': [MENTION('a', 'b', '@c@d')],
		'search-that-lies': [SEARCH('a', 'b')],
		'url-that-is-none': [N_URL('a b<>', true), N_URL('a b', false)],
		'args-in-javascript-order': [FN('x', { b: true, 10: 'ten', a: '1', 9: true, '01': 'z', '-1': 'm', '1.5': 'f' }, [])],
		'args-at-the-end-of-indices': [FN('x', { 4294967295: true, a: true, 4294967294: true, 4294967296: true, 0: '' }, [])],
		'args-with-odd-values': [FN('x', { a: '', b: 'c,d', 'e=f': 'g]', '': 'h', '藍': '😀' }, [TEXT('y')])],
		'args-named-like-methods': [FN('x', { constructor: '1', toString: true, hasOwnProperty: 'a' }, [TEXT('y')])],
		'args-given-twice': [FN('x', assigned(['a', '1'], ['b', true], ['a', true]), [TEXT('y')])],
		'args-assigned-proto': [FN('x', assigned(['__proto__', '1'], ['a', true]), [TEXT('y')])],
		'args-owning-proto': [FN('x', { ['__proto__']: '1', a: true }, [TEXT('y')])],
		'strings-to-escape': [TEXT('"\\/\b\f\n\r\t\u0000\u001f\u007f\u0085\u2028\u2029\ufeff😀𠮷\uffff')],
		deep: [nested(40)],
	};
	const nodes = Object.entries(built);
	for (const [one, a] of nodes) {
		made[`only-${one}`] = [a];
		made[`${one}-among-its-like`] = [a, a, TEXT('x'), a];
		made[`${one}-in-a-quote`] = [QUOTE([a, TEXT('x\ny'), a])];
		for (const b of [TEXT('x'), QUOTE([TEXT('y')]), MATH_BLOCK('z')]) {
			made[`${one}-beside-${b.type}`] = [a, b, a];
		}
	}
	return Object.entries(made);
}

function assigned(...pairs) {
	const args = {};
	for (const [key, value] of pairs) args[key] = value;
	return args;
}

function nested(depth) {
	const wrappers = [QUOTE, BOLD, CENTER, (c) => FN('x', { a: true }, c), (c) => LINK(true, 'u', c), SMALL];
	return depth === 0 ? TEXT('a\nb') : wrappers[depth % wrappers.length]([TEXT('\n'), nested(depth - 1)]);
}

/** Texts to parse, so that every kind of node is also seen as the parser makes it. */
const inputs = [
	'', 'a', '> a\n> > b\n> c', 'misskey 検索', 'a [Search]', '```js\nlet a;\n```', '```\na\n```', '\\[\nx\n\\]',
	'<center>\na\n</center>', '😀', ':a:', '**a**', '__a__', '<b>a</b>', '***a***', '<small>a</small>', '*a*', '_a_',
	'<i>a</i>', '~~a~~', '<s>a</s>', '`a`', '\\(x\\)', '@ai', '@ai@example.com', '#a', 'https://a.example/(b)',
	'<https://a.example/藍>', '[a](https://b.example)', '?[a **b**](<https://b.example/ c>)', '$[tada a]',
	'$[spin.speed=2s,left a]', '$[x.b,1=2,0,b=3 a]', '$[x.__proto__=1 a]', '<plain>**a**</plain>', '<plain>\na\n</plain>',
	'a\n> b\n\nc', '> a\n\n> b', '**a\n> b**', '> ```\n> a\n> ```\n> $[x.a b]', 'a\r\nb', '"\\\u0007',
	'<center>:a: @b\n#c</center>\n```\n<center>\n```\nx search\ny', '藍**染**め😀👨‍👩‍👧#藍', '<b></b>', '[a](https://.)',
];

/** What each of these does to every node while `inspect` visits it. */
const actions = {
	nothing: () => {},
	'empty-bold': (node) => { if (node.type === 'bold') node.children = []; },
	'fill-center': (node) => { if (node.type === 'center') node.children = [TEXT('new'), BOLD([TEXT('newer')])]; },
	'text-to-hashtag': (node) => { if (node.type === 'text') { node.type = 'hashtag'; node.props = { hashtag: node.props.text }; } },
};

function visits() {
	const trees = [nested(7), CENTER([BOLD([TEXT('a')]), ITALIC([])]), BOLD([BOLD([TEXT('a')])]), TEXT('a'), PLAIN('a')];
	return Object.entries(actions).map(([action, act]) => {
		const before = structuredClone(trees), after = structuredClone(trees), visited = [];
		mfm.inspect(after, (node) => { act(node); visited.push(node.type); });
		const texts = mfm.extract(after, (node) => node.type === 'text').map((node) => node.props.text);
		return { action, before, after, visited, texts };
	});
}

/** A generator of numbers below `n`: mulberry32. */
function random(seed) {
	return (n) => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % n;
	};
}

function atRandom(below) {
	const pick = (list) => list[below(list.length)];
	const string = () => Array.from({ length: below(4) }, () => pick(['a', '\n', ' ', '藍', '😀', '>', '"', '\\', '\r\n', '1'])).join('');
	const args = () => assigned(...Array.from({ length: below(5) }, () => [pick(['a', 'b', '0', '7', '12', '01', 'x_']), pick([true, string()])]));
	const list = (depth) => Array.from({ length: below(4) }, () => node(depth + 1));
	const node = (depth) => {
		const leaves = [
			() => TEXT(string()), () => SEARCH(string(), string()), () => CODE_BLOCK(string(), pick([null, string()])),
			() => MATH_BLOCK(string()), () => UNI_EMOJI(string()), () => EMOJI_CODE(string()), () => INLINE_CODE(string()),
			() => MATH_INLINE(string()), () => MENTION(string(), pick([null, string()]), string()), () => HASHTAG(string()),
			() => N_URL(string(), below(2) === 0), () => PLAIN(string()),
		];
		const wrappers = [QUOTE, QUOTE, CENTER, BOLD, SMALL, ITALIC, STRIKE,
			(c) => LINK(below(2) === 0, string(), c), (c) => FN(string(), args(), c)];
		return depth > 4 || below(2) === 0 ? pick(leaves)() : pick(wrappers)(list(depth));
	};
	return list(0);
}

function* randomTrees(count) {
	const below = random(20260);
	for (let index = 0; index < count; index++) yield [`random-${index}`, atRandom(below)];
}

const print = (tree) => ({ tree, string: mfm.toString(tree) });
const sections = {
	built: Object.entries(built).map(([id, node]) => ({ id, node, string: mfm.toString(node) })),
	trees: [...handMade(), ...randomTrees(300)].map(([id, tree]) => ({ id, ...print(tree) })),
	parsed: inputs.map((input) => ({ input, ...print(mfm.parse(input)) })),
	visits: visits(),
};
const lines = Object.entries(sections).map(
	([name, cases]) => `${JSON.stringify(name)}: [\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
);
process.stdout.write(`{"recorder": "mfm-js ${version}",\n${lines.join(',\n')}}\n`);
