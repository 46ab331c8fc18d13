package io.growth4j.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.growth4j.bench.peers.ArrowWorkload;

/** The rules that keep the house free of circles. */
@AnalyzeClasses(packages = "io.growth4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] API = {
        "io.growth4j.definition..",
        "io.growth4j.stat..",
        "io.growth4j.report..",
        "io.growth4j.event..",
        "io.growth4j.user..",
        "io.growth4j.segment..",
        "io.growth4j.loyalty..",
        "io.growth4j.score..",
        "io.growth4j.action.."
    };

    @ArchTest
    static final ArchRule noPackageCycles =
            slices().assignedFrom(new EveryPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule apiNeedsTheJdkAlone = classes()
            .that()
            .resideInAnyPackage(API)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(API, "java..", "javax.sql..", "org.jspecify.annotations.."));

    @ArchTest
    static final ArchRule arrowIsKnownToFeaturesOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.growth4j.features..")
            .and()
            .doNotBelongToAnyOf(ArrowWorkload.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.arrow..")
            .because("only ArrowWorkload plays the other library that hands record batches over");

    @ArchTest
    static final ArchRule arrowIsNamedAtTheEdgeOnly = noClasses()
            .that()
            .resideInAPackage("io.growth4j.features..")
            .and()
            .resideOutsideOfPackages("io.growth4j.features.arrow..", "io.growth4j.features.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.arrow..");

    @ArchTest
    static final ArchRule sparkIsNamedInItsPackageOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.growth4j.features.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..");

    @ArchTest
    static final ArchRule tribuoIsKnownToModelsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.growth4j.models..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tribuo..");

    @ArchTest
    static final ArchRule makersDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("io.growth4j.features..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.growth4j.models..");

    @ArchTest
    static final ArchRule modelsDoNotKnowFeatures = noClasses()
            .that()
            .resideInAPackage("io.growth4j.models..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.growth4j.features..");

    private static String[] concat(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Every package is a slice of its own: sub-packages do not hide a circle with their parent. */
    private static final class EveryPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.growth4j")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "every package";
        }
    }
}
