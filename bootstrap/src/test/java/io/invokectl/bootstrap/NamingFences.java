package io.invokectl.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.invokectl.bootstrap.Fences.Fence;
import io.invokectl.domain.planted.DomainTrouble;
import io.invokectl.files.planted.twins.FirstTwins;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules for names of classes. */
final class NamingFences {
    private NamingFences() {}

    static Stream<Fence> all() {
        return Stream.of(
                new Fence(
                        classes()
                                .that(describe("are named by a person", NamingFences::isNamedByPerson))
                                .should(haveUniqueName())
                                .as("simple class names are unique"),
                        FirstTwins.class),
                new Fence(
                        classes()
                                .that()
                                .areAssignableTo(Throwable.class)
                                .should()
                                .haveSimpleNameEndingWith("Exception")
                                .as("names of exceptions end in Exception"),
                        DomainTrouble.class));
    }

    private static boolean isNamedByPerson(JavaClass type) {
        return !type.getSimpleName().isEmpty() && !type.getSimpleName().equals("package-info") && !isGenerated(type);
    }

    private static boolean isGenerated(JavaClass type) {
        return type.isAnnotatedWith("dagger.internal.DaggerGenerated")
                || type.getEnclosingClass().filter(NamingFences::isGenerated).isPresent();
    }

    private static ArchCondition<JavaClass> haveUniqueName() {
        return new ArchCondition<>("have a unique simple name") {
            private Map<String, List<JavaClass>> byName = Map.of();

            @Override
            public void init(Collection<JavaClass> types) {
                byName = types.stream().collect(groupingBy(JavaClass::getSimpleName));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<JavaClass> sameName = byName.get(type.getSimpleName());
                if (sameName.size() > 1 && sameName.get(0).equals(type)) {
                    List<String> names =
                            sameName.stream().map(JavaClass::getName).sorted().toList();
                    events.add(SimpleConditionEvent.violated(type, type.getSimpleName() + " is the name of " + names));
                }
            }
        };
    }
}
