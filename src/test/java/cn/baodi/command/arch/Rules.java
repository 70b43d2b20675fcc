package cn.baodi.command.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.exchange.WholeRegister;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the house by name. {@code root} is the product's package, or that of the wrong examples. */
final class Rules {
    private Rules() {}

    static Map<String, ArchRule> of(String root) {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "packages form no circle",
                slices().matching(root + ".(**)").should().beFreeOfCycles().because("a circle is one big package"));
        rules.put(
                "features form no circle",
                slices().matching(root + ".feature.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("an area that others know must not know them"));
        rules.put(
                "core is plain Java",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".core..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..", "java.sql..", "javax.sql..", "org.h2..", "org.jdbi..", "org.flywaydb..")
                        .because("the rules of the domain outlive screen and database"));
        rules.put(
                "core knows nothing of ours",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".core..")
                        .should()
                        .dependOnClassesThat(are(ours(root, "core")))
                        .because("everybody stands on it"));
        rules.put(
                "data has no screens",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".data..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx..", root + ".ui..", root + ".feature..")
                        .because("verbs and tests use it without a display"));
        rules.put(
                "nobody but the roots knows the features",
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                root + ".ui..",
                                root + ".shell..",
                                root + ".dashboard..",
                                root + ".report..",
                                root + ".handover..",
                                root + ".exchange..",
                                root + ".account..",
                                root + ".audit..",
                                root + ".care..",
                                root + ".intake..",
                                root + ".wall..",
                                root + ".verb..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + ".feature..")
                        .because("a new area must appear everywhere with no edit there"));
        rules.put(
                "reading SQL stays in repositories",
                noClasses()
                        .that()
                        .resideInAPackage(root + ".feature..")
                        .and()
                        .haveSimpleNameNotEndingWith("Repository")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.jdbi..", "java.sql..")
                        .because("one place says how a table is asked"));
        rules.put(
                "only the ledger holds connections",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".data..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.sql.Connection")
                        .because("a write around the ledger has no audit and is not durable"));
        rules.put(
                "views do not ask the database",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("View")
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameEndingWith("Repository")
                        .allowEmptyShould(true)
                        .because("a view shows the model"));
        rules.put(
                "controllers touch no nodes",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Controller")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx.scene..")
                        .allowEmptyShould(true)
                        .because("they are tested without a toolkit"));
        rules.put(
                "threads belong to the background",
                noClasses()
                        .that()
                        .haveSimpleNameNotContaining("Background")
                        .should()
                        .dependOnClassesThat(are(thread()))
                        .because("one place knows that no database thread is ever interrupted"));
        rules.put(
                "alerts belong to the notices",
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Notices")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("javafx.scene.control.Alert")
                        .because("every dialog speaks alike"));
        rules.put(
                "what is personal is unmasked in cards and files alone",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(root + ".core..", root + ".ui..", root + ".exchange..")
                        .should()
                        .callMethod(Column.class, "text", Object.class)
                        .because(
                                "who asks for a column's text as it is must also mask it, ask for a reason, or approve"));
        rules.put(
                "whole registers go into the copy of last resort alone",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(root + ".care..", root + ".exchange..")
                        .should()
                        .callMethod(Sheet.class, "everything")
                        .orShould()
                        .dependOnClassesThat()
                        .belongToAnyOf(WholeRegister.class)
                        .because("what officers take along passes the door that asks who may, masks and notes"));
        rules.put(
                "no static mutable state",
                fields().that()
                        .areStatic()
                        .and(are(handWritten()))
                        .should()
                        .beFinal()
                        .because("two consoles in one test must not meet"));
        rules.put(
                "no XML, scripts or serialized objects are read",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javax.xml.parsers..",
                                "javax.xml.stream..",
                                "javax.xml.transform..",
                                "org.xml.sax..",
                                "javax.script..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.io.ObjectInputStream")
                        .because("what another wrote must not fetch or run anything"));
        rules.put(
                "JSON names no classes",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .callMethodWhere(JavaCall.Predicates.target(
                                HasName.Predicates.nameMatching("(en|activate|set).*DefaultTyping.*")))
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching("com\\.fasterxml\\.jackson\\.annotation\\.JsonTypeInfo.*")
                        .because("a file must not choose what is made of it"));
        rules.put(
                "no server",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.h2.tools..", "org.h2.server..", "com.sun.net.httpserver..", "java.rmi..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.(net\\.(Server|Datagram)?Socket|nio\\.channels\\.(Server)?SocketChannel)")
                        .because("nobody calls the console, and it calls nobody"));
        rules.put("CSV and Excel are known to one package", only(root, "exchange", "de.siegmar..", "org.dhatim.."));
        rules.put("PDF is known to one package", only(root, "report", "org.apache.pdfbox..", "com.openhtmltopdf.."));
        rules.put("SVG is known to one package", only(root, "ui", "org.apache.batik.."));
        rules.put("the encrypted zip is known to one package", only(root, "care", "net.lingala.."));
        rules.put("verbs are known to one package", only(root, "verb", "picocli.."));
        rules.put(
                "a feature has one public door",
                classes()
                        .that()
                        .resideInAPackage(root + ".feature..")
                        .and()
                        .arePublic()
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .haveSimpleNameEndingWith("Feature")
                        .orShould()
                        .haveSimpleNameEndingWith("Directory")
                        .orShould()
                        .beRecords()
                        .orShould()
                        .beEnums()
                        .because("what is not public need not be understood by others"));
        return rules;
    }

    private static ArchRule only(String root, String home, String... library) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + "." + home + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .because("a library can be exchanged where one package knows it");
    }

    private static DescribedPredicate<JavaClass> ours(String root, String but) {
        return resideInAPackage(root + "..")
                .and(DescribedPredicate.not(resideInAPackage(root + "." + but + "..")))
                .as("the rest of the house");
    }

    private static DescribedPredicate<JavaClass> thread() {
        return DescribedPredicate.describe(
                "threads and Platform",
                c -> c.getName().equals("java.lang.Thread")
                        || c.getName().equals("javafx.application.Platform")
                        || c.getName().equals("javafx.concurrent.Task")
                        || c.getName().startsWith("java.util.concurrent.Executor"));
    }

    private static DescribedPredicate<JavaField> handWritten() {
        return DescribedPredicate.describe("written by hand", f -> !f.getName().contains("$"));
    }
}
