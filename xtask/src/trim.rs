//! What Trunk's output carries and a browser has no use for: the names of functions in WebAssembly, comments in JavaScript.
//!
//! `target/trunk` keeps them, for tools that tell what weighs how much.

/// A module without its custom sections, which tools read and browsers skip: names of functions (more than half of the file),
/// who made it, which features it needs. Bytes that are not a module come back as they are.
pub fn wasm(module: &[u8]) -> Vec<u8> {
    without_custom_sections(module).unwrap_or_else(|| module.to_vec())
}

/// A module is eight bytes and then sections: an identifier (0 is custom), a length, so many bytes
/// (<https://webassembly.github.io/spec/core/binary/modules.html>).
fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(8)?;
    if !head.starts_with(b"\0asm") {
        return None;
    }
    let mut trimmed = head.to_vec();
    while let Some((identifier, after)) = rest.split_first() {
        let (length, content) = length(after)?;
        let (section, next) = rest.split_at_checked(rest.len() - content.len() + length)?;
        if *identifier != 0 {
            trimmed.extend_from_slice(section);
        }
        rest = next;
    }
    Some(trimmed)
}

/// A number in LEB128, and the bytes after it.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().position(|byte| byte & 0x80 == 0)?;
    let (digits, rest) = bytes.split_at_checked(end + 1)?;
    let add = |number: usize, byte: &u8| number.checked_mul(128)?.checked_add(usize::from(byte & 0x7f));
    Some((digits.iter().rev().try_fold(0, add)?, rest))
}

/// The script that wasm-bindgen wrote, without comments of their own lines, indentation and empty lines. It has no text that
/// goes over several lines, so lines are all there is to know. (Trunk's minifier does not understand its last line.)
pub fn script(text: &str) -> String {
    let mut trimmed = String::with_capacity(text.len());
    let mut is_comment = false;
    for line in text.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if is_comment {
            is_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            trimmed.push_str(line);
            trimmed.push('\n');
        }
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_the_others_stay() {
        let long = [&[0, 0x81, 0x01][..], &[b'n'; 129]].concat();
        let module = [b"\0asm\x01\0\0\0", &[1, 2, 7, 7][..], &long, &[10, 1, 9], &[0, 2, 1, b'x']].concat();
        assert_eq!(wasm(&module), [b"\0asm\x01\0\0\0", &[1, 2, 7, 7, 10, 1, 9][..]].concat());
    }

    #[test]
    fn what_is_not_a_module_stays_as_it_is() {
        for bytes in [
            &b""[..],
            b"not a module",
            b"\0asm\x01\0\0\0\x01\x7f",
            b"\0asm\x01\0\0\0\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
        ] {
            assert_eq!(wasm(bytes), bytes);
        }
    }

    #[test]
    fn a_script_loses_what_only_people_read() {
        let text = "/**\n * What it does.\n */\nexport function start() {\n    // why\n    wasm.start('http://a');\n\n}\n/* one line */\nlet a = 1; // stays\n";
        assert_eq!(script(text), "export function start() {\nwasm.start('http://a');\n}\nlet a = 1; // stays\n");
    }
}
