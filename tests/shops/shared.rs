//! What the shops share is the same in each, byte for byte, so that every folder can be copied out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The shops, and where each has its migrations, templates and style sheet.
const SHOPS: [(&str, &str); 3] = [("python-shop", "shop"), ("node-shop", ""), ("rust-shop", "")];

#[test]
fn migrations_templates_and_style_are_the_same_in_every_shop() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let shops = SHOPS.map(|(shop, folder)| (shop, files(&examples.join(shop).join(folder))));
    let (first, expected) = &shops[0];
    assert!(expected.len() >= 13, "{:?}", expected.keys());
    for (shop, found) in &shops {
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            expected.keys().collect::<Vec<_>>(),
            "{shop} and {first}"
        );
        for (name, text) in expected {
            assert!(found[name] == *text, "{} of {shop} is not that of {first}", name.display());
        }
    }
    // A folder that this test does not know is not held equal.
    let on_disk =
        std::fs::read_dir(examples).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap());
    let mut on_disk: Vec<_> = on_disk.filter(|name| name.ends_with("-shop")).collect();
    on_disk.sort();
    let mut known = SHOPS.map(|(shop, _)| shop.to_owned()).to_vec();
    known.sort();
    assert_eq!(on_disk, known);
}

fn files(shop: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let folders = ["migrations", "static", "templates"];
    let entries =
        folders.into_iter().flat_map(|folder| std::fs::read_dir(shop.join(folder)).unwrap().flatten());
    entries
        .map(|entry| {
            (entry.path().strip_prefix(shop).unwrap().to_owned(), std::fs::read(entry.path()).unwrap())
        })
        .collect()
}
