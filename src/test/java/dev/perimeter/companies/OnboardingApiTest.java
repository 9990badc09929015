package dev.perimeter.companies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.team.Foundings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spec 4: a person founds a company. */
@PerimeterTest
class OnboardingApiTest {

    private static final JdbcClient DB = TestDatabase.administrator();

    @Autowired
    Http http;

    /** Spec 1.5: what others call their companies is no business of anybody's. */
    @Test
    @Tag("stranger")
    void anotherOwnersCompanyMayHaveTheSameName() {
        var first = found(Cast.visitor("Eve"), "Layer & Line").is(201).json();
        var second = found(Cast.visitor("Eve"), "Layer & Line").is(201).json();
        assertThat(second.path("company").path("id"))
                .isNotEqualTo(first.path("company").path("id"));
    }

    @Test
    void aVisitorFoundsACompanyAndOwnsIt() {
        var eve = Cast.visitor("Eve");
        var there = Cast.elsewhere(eve);
        var profile = found(eve, " Layers ").is(201).json();
        assertThat(profile.path("account").path("displayName").asString()).isEqualTo("Eve");
        assertThat(profile.path("company").path("name").asString()).isEqualTo("Layers");
        assertThat(profile.path("company").path("timezone").asString()).isEqualTo("UTC");
        assertThat(profile.path("membership").path("role").asString()).isEqualTo("owner");
        assertThat(profile.path("membership").path("invitedBy").isNull()).isTrue();
        assertThat(profile.path("companies").path(0).path("active").asBoolean()).isTrue();
        assertThat(http.get(eve, "/auth/profile").json()).isEqualTo(profile);
        http.post(eve, "/customers", "{\"name\": \"Grace\"}").is(201);
        http.get(there, "/company").refuses(403, "no-company");
    }

    @Test
    void aPersonFoundsSeveralCompaniesAndTheNewOneIsActive() {
        var eve = Cast.visitor("Eve");
        found(eve, "Layers").is(201);
        var other = Foundings.named("Lines").replace("Eve", "Somebody else");
        var profile = http.post(eve, "/onboarding/owner", other).is(201).json();
        assertThat(profile.path("company").path("name").asString()).isEqualTo("Lines");
        assertThat(profile.path("account").path("displayName").asString()).isEqualTo("Eve");
        assertThat(profile.path("companies")).hasSize(2);
    }

    /** Spec 4.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Caf\u00e9 Layers",
                "CAF\u00c9 LAYERS",
                "Cafe\u0301  layers",
                " caf\u00e9\u00a0layers\u3000",
                "\uff23af\u00e9 Layers"
            })
    void oneOwnerCannotHaveTwoCompaniesOfTheSameName(String same) {
        var eve = Cast.visitor("Eve");
        found(eve, "Caf\u00e9 Layers").is(201);
        found(eve, same).refuses(409, "company-name-taken");
        assertThat(http.get(eve, "/auth/profile").json().path("companies")).hasSize(1);
    }

    @Test
    void aRefusedFoundingLeavesNoAccountBehind() {
        var eve = Cast.visitor("Eve");
        http.post(eve, "/onboarding/owner", Foundings.with("currency", "eur")).refuses(400, "invalid");
        http.get(eve, "/auth/profile").refuses(404, "profile-missing");
    }

    /** Spec 4.2: all in one answer, with their paths. */
    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = http.post(Cast.visitor("Eve"), "/onboarding/owner", """
                        {"displayName": "E", "role": "owner", "companyId": "1", "company": {"name": "", "size": "many", "city": " ",
                         "currency": "XXX", "timezone": "Etc/Unknown", "ownerId": "1"}}""").refuses(400, "unknown-field");
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "displayName",
                        "role",
                        "companyId",
                        "company.name",
                        "company.industry",
                        "company.size",
                        "company.city",
                        "company.currency",
                        "company.timezone",
                        "company.ownerId");
        var empty = http.post(Cast.visitor("Eve"), "/onboarding/owner", "{}").refuses(400, "invalid");
        assertThat(fields(empty)).containsExactlyInAnyOrder("displayName", "company");
        http.post(Cast.visitor("Eve"), "/onboarding/owner", Foundings.with("size", 3))
                .refuses(400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            currency|eur
            currency|EUR\s
            currency|XXX
            currency|ZZZ
            currency|DEM
            currency|XAU
            currency|EURO
            currency|\u20ac
            timezone|Etc/Unknown
            timezone|+25:00
            timezone|+02:00
            timezone|EST5EDT4,M3.2.0,M11.1.0
            timezone|../../etc/passwd
            timezone|europe/berlin
            timezone|'; drop table company; --
            name|\u200b\u200b\u200b
            name|Lay\u0000ers
            size|3
            size|501
            industry|\u2028
            """)
    void whatIsNotOnTheListsIsRefused(String field, String value) {
        var answer = http.post(Cast.visitor("Eve"), "/onboarding/owner", Foundings.with(field, value))
                .refuses(400, "invalid");
        assertThat(fields(answer)).containsExactly("company." + field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            currency|JPY
            currency|XOF
            timezone|UTC
            timezone|America/Argentina/Buenos_Aires
            name|'; drop table company; --
            name|\ud83d\udda8\ufe0f\u200d\ud83d\udda8\ufe0f
            name|\u5370\u5237
            size|501+
            """)
    void whatIsFineIsKeptAsItIs(String field, String value) {
        var profile = http.post(Cast.visitor("Eve"), "/onboarding/owner", Foundings.with(field, value))
                .is(201)
                .json();
        assertThat(profile.path("company").path(field).asString()).isEqualTo(value);
    }

    /** One character is compared as eighteen: a heap of them would outgrow the index. */
    @Test
    void aNameThatOutgrowsAnIndexIsRefusedByName() {
        var eve = Cast.visitor("Eve");
        found(eve, "\ufdfa".repeat(10)).is(201);
        assertThat(fields(found(eve, "\ufdfa".repeat(100)).refuses(400, "invalid")))
                .containsExactly("company.name");
        http.post(eve, "/customers", "{\"name\": \"%s\"}".formatted("\ufdfa".repeat(200)))
                .refuses(400, "invalid");
        var email = "\ufdfa".repeat(64) + "@example.org";
        http.post(eve, "/customers", "{\"name\": \"Grace\", \"email\": \"%s\"}".formatted(email))
                .refuses(400, "invalid");
    }

    @Test
    void tenTimesAtOnceMakesOneCompany() {
        for (var round = 0; round < 3; round++) {
            var eve = Cast.visitor("Eve");
            var there = Cast.elsewhere(eve);
            var answers = AtOnce.run(10, number -> found(number % 2 == 0 ? eve : there, "Layers"));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer -> answer.refuses(409, "company-name-taken"));
            assertThat(http.get(eve, "/auth/profile").json().path("companies")).hasSize(1);
        }
    }

    @Test
    void twentyVisitorsFoundAtOnce() {
        var visitors = new ArrayList<Actor>();
        for (var i = 0; i < 20; i++) {
            visitors.add(Cast.visitor("Eve"));
        }
        AtOnce.run(20, number -> found(visitors.get(number), "Layers")).forEach(answer -> answer.is(201));
        visitors.forEach(eve -> assertThat(http.get(eve, "/auth/profile").json().path("companies"))
                .hasSize(1));
    }

    /** Spec 3.4. */
    @Test
    void anAddressOfAnotherAccountMakesNoSecondOne() {
        var eve = Cast.visitor("Eve");
        DB.sql("insert into account (id, email, email_key, display_name) values (uuidv7(), :email, :email, 'Other')")
                .param("email", eve.email())
                .update();
        found(eve, "Layers").refuses(409, "email-taken");
        http.post(eve, "/auth/setup", "{}").refuses(409, "email-taken");
    }

    private Http.Answer found(Actor me, String company) {
        return http.post(me, "/onboarding/owner", Foundings.named(company));
    }

    private static List<String> fields(Http.Answer answer) {
        return answer.json()
                .path("fields")
                .valueStream()
                .map(fault -> fault.path("field").asString())
                .toList();
    }
}
