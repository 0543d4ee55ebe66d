package org.gatehouse;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;

/// How the house is built: who may know whom.
@AnalyzeClasses(packages = "org.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    /// What shows the features to people, or puts everything together.
    private static final String[] ABOVE_THE_FEATURES = {
        "org.gatehouse",
        "org.gatehouse.cli..",
        "org.gatehouse.web..",
        "org.gatehouse.demo..",
        "org.gatehouse.rehearsal.."
    };

    /// One package for each vendor or protocol, below the feature that it serves.
    private static final String[] VENDORS = {
        "org.gatehouse.alert.*..",
        "org.gatehouse.mail.*..",
        "org.gatehouse.rooms.*..",
        "org.gatehouse.watch.*.."
    };

    private static final DescribedPredicate<JavaClass> FEATURE =
            resideInAnyPackage("org.gatehouse..")
                    .and(DescribedPredicate.not(resideInAnyPackage(ABOVE_THE_FEATURES)))
                    .as("features");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.gatehouse.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresKnowNeitherPagesNorCommands =
            noClasses()
                    .that(FEATURE)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(ABOVE_THE_FEATURES));

    @ArchTest
    static final ArchRule featuresKnowNoVendor =
            noClasses()
                    .that(FEATURE.and(DescribedPredicate.not(resideInAnyPackage(VENDORS))))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(VENDORS));

    @ArchTest
    static final ArchRule onlyTheDatabasePackageOpensDatabases =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.gatehouse.sql..")
                    .should()
                    .dependOnClassesThat(
                            named(
                                    "java.sql.Connection",
                                    "java.sql.DriverManager",
                                    "java.sql.Statement",
                                    "java.sql.PreparedStatement",
                                    "javax.sql.DataSource"))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.sqlite..", "org.postgresql..", "com.zaxxer..");

    @ArchTest
    static final ArchRule pagesAndCommandsHoldNoSql =
            noClasses()
                    .that()
                    .resideInAnyPackage("org.gatehouse.web..", "org.gatehouse.cli..")
                    .should()
                    .callMethodWhere(
                            target(owner(resideInAnyPackage("org.jdbi..")))
                                    .and(
                                            target(name("createQuery"))
                                                    .or(target(name("createUpdate")))));

    @ArchTest
    static final ArchRule onlyVendorPackagesOpenConnections =
            noClasses()
                    .that(FEATURE.and(DescribedPredicate.not(resideInAnyPackage(VENDORS))))
                    .should()
                    .dependOnClassesThat(
                            named(
                                    "java.net.Socket",
                                    "java.net.DatagramSocket",
                                    "java.net.URLConnection",
                                    "java.net.HttpURLConnection",
                                    "java.net.http.HttpClient",
                                    "java.nio.channels.SocketChannel",
                                    "javax.net.ssl.SSLSocket"))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.hubspot..", "io.netty..", "jakarta.mail");

    @ArchTest
    static final ArchRule timeIsPassedIn =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.gatehouse.cli..")
                    .and()
                    .doNotHaveFullyQualifiedName("org.gatehouse.Main")
                    .and()
                    .doNotHaveFullyQualifiedName("org.gatehouse.Gatehouse")
                    .should()
                    .callMethodWhere(readsTheClock());

    /// But for the rehearsal, whose cast must be the same again for the same seed.
    @ArchTest
    static final ArchRule chanceCannotBeForeseen =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..rehearsal..")
                    .should()
                    .dependOnClassesThat(
                            named(
                                    "java.util.Random",
                                    "java.util.SplittableRandom",
                                    "java.util.concurrent.ThreadLocalRandom"))
                    .orShould()
                    .callMethod(Math.class, "random");

    /// The moment that a machine believes it to be. `System.nanoTime` only measures, and may.
    private static DescribedPredicate<JavaCall<?>> readsTheClock() {
        DescribedPredicate<JavaCall<?>> now =
                target(name("now"))
                        .and(target(owner(resideInAnyPackage("java.time.."))))
                        .and(target(rawParameterTypes(new Class<?>[0])));
        DescribedPredicate<JavaCall<?>> system =
                target(owner(name(Clock.class.getName()).or(name(InstantSource.class.getName()))))
                        .and(
                                target(name("systemUTC"))
                                        .or(target(name("systemDefaultZone")))
                                        .or(target(name("system"))));
        DescribedPredicate<JavaCall<?>> millis =
                target(owner(name("java.lang.System"))).and(target(name("currentTimeMillis")));
        return now.or(system).or(millis).as("that read the machine's clock");
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return new DescribedPredicate<>("that are one of %s", String.join(", ", names)) {
            @Override
            public boolean test(JavaClass type) {
                return java.util.Arrays.asList(names).contains(type.getName());
            }
        };
    }
}
