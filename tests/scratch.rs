use whichone::*;
#[test]
fn builtin() {
    let text = std::fs::read_to_string("questions.yaml").unwrap();
    let c = catalogue::load(&text).map_err(|f| f.iter().map(|x| format!("{x}  // {}", x.problem.help())).collect::<Vec<_>>().join("\n")).unwrap_or_else(|e| panic!("{e}"));
    for f in catalogue::findings(&c).iter().chain(&verdict::run_cases(&c)) { println!("{:?} {} {:?}", f.level, f.message, catalogue::locate(&text, std::slice::from_ref(&f.path))); }
    for case in &c.cases { let v = verdict::judge(&c, &verdict::case_answers(&c, case)); println!("{} {:?} {:?}", case.id, v.strength, v.tally); }
    for bad in ["format: 1\nquestions:\n  - id: a\n    titel: x\n  - {id: b, choices: []}\noptions:\n- id: a\n  nome: b\nreason: 3\n", "a: [", "questions: {}\nfoo: 1"] {
        for f in catalogue::load(bad).unwrap_err() { println!("{f} // {}", f.problem.help()); }
    }
}
