//! No file of a crate imports another in a cycle, so that a reader can read a crate from the bottom up. The compiler ensures this
//! between crates; within a crate it allows cycles.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Item, UseTree};

/// The path of a module in its crate: no segments for the root.
type Place = Vec<String>;

/// One file: its imports, and the paths in its code.
#[derive(Debug, Default)]
struct Module {
    /// Names that `use` declares, each with its full path.
    imports: Vec<(String, Vec<String>)>,
    /// Paths in the code that start with a child, `self`, `super` or `crate`.
    paths: Vec<Vec<String>>,
    children: BTreeSet<String>,
}

/// The modules of a crate, by path.
type Modules = BTreeMap<Place, Module>;

fn read_module(modules: &mut Modules, place: Place, file: &Path, folder: &Path) {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut module = Module::default();
    for item in &parsed.items {
        match item {
            Item::Mod(inner) if inner.content.is_none() => {
                module.children.insert(inner.ident.to_string());
            }
            Item::Mod(inner) if is_test(&inner.attrs) => {}
            Item::Use(import) => flatten(&import.tree, &mut Vec::new(), &mut module.imports),
            item => collect_paths(item.to_token_stream(), &mut module.paths),
        }
    }
    for child in module.children.clone() {
        let file = folder.join(format!("{child}.rs"));
        let place: Place = place.iter().cloned().chain([child.clone()]).collect();
        read_module(modules, place, &file, &folder.join(&child));
    }
    modules.insert(place, module);
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.to_token_stream().to_string() == "# [cfg (test)]")
}

fn flatten(tree: &UseTree, before: &mut Vec<String>, imports: &mut Vec<(String, Vec<String>)>) {
    let with = |name: &str| before.iter().cloned().chain([name.to_owned()]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, imports);
            before.pop();
        }
        UseTree::Name(name) if name.ident == "self" => {
            imports.push((before.last().cloned().unwrap_or_default(), before.clone()));
        }
        UseTree::Name(name) => imports.push((name.ident.to_string(), with(&name.ident.to_string()))),
        UseTree::Rename(rename) => imports.push((rename.rename.to_string(), with(&rename.ident.to_string()))),
        UseTree::Glob(_) => imports.push(("*".to_owned(), before.clone())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, imports)),
    }
}

/// Every `a::b::c` in the code, including macros. A visibility such as `pub(in crate::a)` imports nothing.
fn collect_paths(tokens: TokenStream, paths: &mut Vec<Vec<String>>) {
    if tokens.clone().into_iter().next().is_some_and(|first| first.to_string() == "in") {
        return;
    }
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    let mut end = |path: &mut Vec<String>| {
        let path = std::mem::take(path);
        if path.len() > 1 {
            paths.push(path);
        }
    };
    let mut groups = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    end(&mut path);
                }
                path.push(name.to_string());
                colons = 0;
            }
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                groups.push(group.stream());
                end(&mut path);
                colons = 0;
            }
            _ => {
                end(&mut path);
                colons = 0;
            }
        }
    }
    end(&mut path);
    groups.into_iter().for_each(|group| collect_paths(group, paths));
}

/// The module that a path leads to, through re-exports; `None` for a path into another crate.
fn target(modules: &Modules, from: &Place, path: &[String], depth: usize) -> Option<Place> {
    let module = modules.get(from)?;
    let (first, mut rest) = path.split_first()?;
    let mut place = match first.as_str() {
        "crate" => Place::new(),
        "self" => from.clone(),
        "super" => from[..from.len().checked_sub(1)?].to_vec(),
        child if module.children.contains(child) => from.iter().cloned().chain([child.to_owned()]).collect(),
        _ => return None,
    };
    while let Some((name, after)) = rest.split_first() {
        if name == "super" {
            place.pop();
        } else if modules.get(&place)?.children.contains(name) {
            place.push(name.clone());
        } else {
            let imports = &modules.get(&place)?.imports;
            let behind = imports.iter().find(|(known, _)| known == name).map(|(_, path)| path);
            let through = behind.filter(|_| depth < 8 && place != *from);
            return through.and_then(|path| target(modules, &place, path, depth + 1)).or(Some(place));
        }
        rest = after;
    }
    Some(place)
}

/// The modules that each module imports.
fn arrows(modules: &Modules) -> BTreeMap<Place, BTreeSet<Place>> {
    let of = |(place, module): (&Place, &Module)| {
        let paths = module.imports.iter().map(|(_, path)| path).chain(&module.paths);
        let mut found: BTreeSet<Place> = paths.filter_map(|path| target(modules, place, path, 0)).collect();
        found.remove(place);
        (place.clone(), found)
    };
    modules.iter().map(of).collect()
}

/// A path from a module back to itself.
fn circle(arrows: &BTreeMap<Place, BTreeSet<Place>>) -> Option<Vec<Place>> {
    fn visit(
        arrows: &BTreeMap<Place, BTreeSet<Place>>,
        place: &Place,
        way: &mut Vec<Place>,
        done: &mut BTreeSet<Place>,
    ) -> Option<Vec<Place>> {
        if let Some(start) = way.iter().position(|known| known == place) {
            return Some(way[start..].to_vec());
        }
        if !done.insert(place.clone()) {
            return None;
        }
        way.push(place.clone());
        let found = arrows.get(place).into_iter().flatten().find_map(|next| visit(arrows, next, way, done));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    arrows.keys().find_map(|place| visit(arrows, place, &mut Vec::new(), &mut done))
}

fn modules_of(root: &Path) -> Modules {
    let mut modules = Modules::new();
    read_module(&mut modules, Place::new(), root, root.parent().unwrap());
    modules
}

#[test]
fn no_file_imports_another_in_a_cycle() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).unwrap().map(|entry| entry.unwrap().path());
    let mut circles = Vec::new();
    let mut count = 0;
    for folder in crates.chain([root]) {
        for root in ["src/lib.rs", "src/main.rs"].map(|file| folder.join(file)) {
            if root.is_file() {
                let modules = modules_of(&root);
                count += modules.len();
                circles.extend(circle(&arrows(&modules)).map(|circle| {
                    let names: Vec<String> = circle.iter().map(|place| place.join("::")).collect();
                    format!("{}: {}", root.display(), names.join(" → "))
                }));
            }
        }
    }
    assert!(count > 100, "only {count} files were found");
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn a_cycle_is_found_through_re_exports_and_macros() {
    let module = |imports: &[&str], paths: &[&str], children: &[&str]| {
        let split = |path: &&str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
        Module {
            imports: imports.iter().map(|path| (split(path).pop().unwrap(), split(path))).collect(),
            paths: paths.iter().map(split).collect(),
            children: children.iter().map(|child| (*child).to_owned()).collect(),
        }
    };
    let place =
        |path: &str| path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect::<Place>();
    let mut modules = Modules::from([
        (place(""), module(&["low::Thing"], &[], &["low", "high"])),
        (place("low"), module(&[], &[], &[])),
        (place("high"), module(&["crate::Thing"], &[], &[])),
    ]);
    assert_eq!(circle(&arrows(&modules)), None, "a name of the root resolves to the file behind it");
    modules.insert(place("low"), module(&["super::high::other"], &[], &[]));
    assert_eq!(circle(&arrows(&modules)).map(|circle| circle.len()), Some(2));
    modules.insert(place("low"), module(&[], &[], &[]));
    modules.insert(place("high"), module(&["super::own"], &[], &[]));
    assert_eq!(circle(&arrows(&modules)), None, "the root does not use it");
    modules.insert(place(""), module(&["low::Thing"], &["high::draw"], &["low", "high"]));
    assert_eq!(circle(&arrows(&modules)).map(|circle| circle.len()), Some(2));
    let mut paths = Vec::new();
    collect_paths("html! { <a href={super::link::of(x)}>{ y }</a> }".parse().unwrap(), &mut paths);
    assert_eq!(paths, [["super", "link", "of"]]);
}
