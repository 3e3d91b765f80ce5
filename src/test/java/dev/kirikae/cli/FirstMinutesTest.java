package dev.kirikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kirikae.contract.AwsWire;
import dev.kirikae.contract.BeanstalkXml;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A region in which nothing was ever released, and one that was mistyped. */
class FirstMinutesTest {

    private static final String CALLER = BeanstalkXml.answer(
            "GetCallerIdentity",
            BeanstalkXml.element("Arn", "arn:aws:iam::123456789012:user/ci"),
            BeanstalkXml.element("UserId", "AIDA"),
            BeanstalkXml.element("Account", "123456789012"));
    private static final String NO_ENVIRONMENTS = BeanstalkXml.answer("DescribeEnvironments");
    private static final String HINT = "nothing of application push-api is in ap-northeast-1 yet: is the region right?";

    @TempDir
    private Path temp;

    private static String applications(String... names) {
        String[] members = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            members[i] = BeanstalkXml.element("ApplicationName", names[i]);
        }
        return BeanstalkXml.answer("DescribeApplications", BeanstalkXml.members("Applications", members));
    }

    @Test
    void looks_say_that_nothing_is_there_and_ask_whether_the_region_is_right() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        try (AwsWire wire = new AwsWire()
                .withS3()
                .on("GetCallerIdentity", CALLER)
                .on("DescribeApplications", applications("push-api"))
                .on("DescribeEnvironments", NO_ENVIRONMENTS)) {

            Shop.Run status = shop.type("status");
            assertThat(status.code()).as(status.err()).isZero();
            assertThat(status.out()).contains("live        nothing", HINT);
            for (String command : new String[] {"history", "audit"}) {
                Shop.Run run = shop.type(command);
                assertThat(run.code()).as(run.err()).isZero();
                assertThat(run.out()).contains("there is no journal yet; " + HINT);
            }
            Shop.Run explain = shop.type("explain", "20261122-9f3c2ab");
            assertThat(explain.code()).isEqualTo(2);
            assertThat(explain.err())
                    .contains("no release 20261122-9f3c2ab is known: there is no journal yet; " + HINT);
            assertThat(wire.requests("CreateStorageLocation")).isEmpty();
        }
    }

    @Test
    void a_mistyped_region_is_noticed_before_anything_is_made_in_it() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        try (AwsWire wire = new AwsWire()
                .withS3()
                .on("GetCallerIdentity", CALLER)
                .on("DescribeApplications", applications("other"))
                .on("DescribeEnvironments", NO_ENVIRONMENTS)) {
            for (String command : new String[] {"upload", "release", "rollback", "destroy", "recover", "status"}) {
                Shop.Run run = shop.type(command);
                assertThat(run.code()).as(run.err()).isEqualTo(2);
                assertThat(run.err()).contains("there is no application push-api in ap-northeast-1; there are: other");
            }
            assertThat(wire.requests("CreateStorageLocation")).isEmpty();
            assertThat(wire.requests()).noneMatch(r -> r.getMethod().getName().equals("PUT"));
        }
    }

    @Test
    void a_ledger_that_was_named_must_be_there() throws Exception {
        Shop shop = Shop.of(temp.resolve("shop"));
        shop.write("kirikae.yml", Shop.FILE + "ledger: s3://our-ledgers/kirikae\n");
        String missing = "ledger: there is no bucket our-ledgers; make it, or name another one";
        try (AwsWire wire =
                new AwsWire().withS3().on("GetCallerIdentity", CALLER).on("DescribeEnvironments", NO_ENVIRONMENTS)) {
            for (String command : new String[] {"upload", "status", "history", "audit"}) {
                Shop.Run run = shop.type(command);
                assertThat(run.code()).as(run.err()).isEqualTo(2);
                assertThat(run.err()).contains("kirikae.yml:24:9: " + missing);
            }
            Shop.Run typed = shop.type("--ledger", "s3://our-ledgers", "status");
            assertThat(typed.code()).isEqualTo(2);
            assertThat(typed.err()).contains("-" + missing);
            assertThat(wire.requests("CreateStorageLocation")).isEmpty();
        }
    }
}
