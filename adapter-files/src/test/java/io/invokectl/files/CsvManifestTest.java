package io.invokectl.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CsvManifestTest {
    @TempDir
    private Path folder;

    @Test
    void the_header_names_the_fields() throws IOException {
        assertThat(written("""
                        id,model_id,prompt,tag.project,tag.a b
                        one,m,A city,demo,x
                        """).shown())
                .containsExactly(
                        "2 one {'model_id':'m','input':{'prompt':'A city'},'tags':[{'key':'project','value':'demo'},{'key':'a b','value':'x'}]}");
    }

    @Test
    void a_cell_is_read_as_the_value_of_a_field_flag() throws IOException {
        assertThat(written("""
                        model_id,a,b,c,d,e
                        m,true,null,196619188014358661,007,1.50
                        """).shown())
                .containsExactly(
                        "2 2 {'model_id':'m','input':{'a':true,'b':null,'c':196619188014358661,'d':'007','e':1.50}}");
    }

    @Test
    void column_names_nest() throws IOException {
        assertThat(written("""
                        model_id,size[width],size[height],n[],n[],loras[][path],loras[][scale]
                        m,1,2,3,4,x,0.5
                        """).shown())
                .containsExactly(
                        "2 2 {'model_id':'m','input':{'size':{'width':1,'height':2},'n':[3,4],'loras':[{'path':'x','scale':0.5}]}}");
    }

    @Test
    void an_empty_cell_is_ignored() throws IOException {
        assertThat(written("""
                        id,model_id,prompt,seed,tag.a
                        ,,A city,"",
                        x,m,A city,7,t
                        """).over("{'model_id':'d','input':{'seed':1}}").shown())
                .containsExactly(
                        "2 2 {'model_id':'d','input':{'seed':1,'prompt':'A city'}}",
                        "3 x {'model_id':'m','input':{'seed':7,'prompt':'A city'},'tags':[{'key':'a','value':'t'}]}");
    }

    @Test
    void empty_lines_and_rows_of_empty_cells_are_skipped() throws IOException {
        assertThat(written("prompt,seed\n\nA city,1\n,\n\n\"\",\nA harbour,2\n")
                        .over("{'model_id':'m','input':{'prompt':'default'}}")
                        .shown())
                .containsExactly(
                        "3 3 {'model_id':'m','input':{'prompt':'A city','seed':1}}",
                        "7 7 {'model_id':'m','input':{'prompt':'A harbour','seed':2}}");
    }

    @Test
    void a_row_with_line_breaks_is_reported_by_its_first_line() throws IOException {
        assertThat(written("prompt,seed\n\"A \"\"big\"\" city,\nat night\",1\nA harbour,2\n")
                        .over("{'model_id':'m'}")
                        .shown())
                .containsExactly(
                        "2 2 {'model_id':'m','input':{'prompt':'A \\'big\\' city,\\nat night','seed':1}}",
                        "4 4 {'model_id':'m','input':{'prompt':'A harbour','seed':2}}");
        written("prompt,seed\n\"A\n\ncity\",1,2\n").assertRefused("2: columns in the header: 2, cells in this row: 3");
    }

    @Test
    void a_cell_is_never_a_file_name() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "tok-any-0123456789");

        assertThat(written("id,model_id,prompt,a[],b[c],tag.t\n@1,@m,@" + secret + ",@-,@@,@" + secret + "\n")
                        .shown())
                .containsExactly("2 @1 {'model_id':'@m','input':{'prompt':'@" + secret
                        + "','a':['@-'],'b':{'c':'@@'}},'tags':[{'key':'t','value':'@" + secret + "'}]}");
    }

    @Test
    void a_cell_may_start_with_an_at_sign() throws IOException {
        assertThat(written("model_id,prompt\nm,@image1 sits under a tree\nm,@\n")
                        .shown())
                .containsExactly(
                        "2 2 {'model_id':'m','input':{'prompt':'@image1 sits under a tree'}}",
                        "3 3 {'model_id':'m','input':{'prompt':'@'}}");
    }

    @Test
    void a_row_has_a_cell_for_each_column() throws IOException {
        written("model_id,prompt\nm,A city, at night\n")
                .assertRefused("2: columns in the header: 2, cells in this row: 3");
        written("model_id,prompt\nm,A city\nm\n").assertRefused("3: columns in the header: 2, cells in this row: 1");
    }

    @Test
    void unbalanced_quotes_are_rejected() throws IOException {
        String words = " unbalanced quotes; double each quote inside a quoted cell";
        written("model_id,prompt\nm,A city\nm,\"A harbour\nm,A lake\n").assertRefused("3:" + words);
        written("model_id,prompt\nm,\"A \"big\" city\"\n").assertRefused("2:" + words);
        assertThat(written("model_id,prompt\nm,A 6\" city\n").shown())
                .containsExactly("2 2 {'model_id':'m','input':{'prompt':'A 6\\' city'}}");
    }

    @Test
    void an_invalid_header_is_rejected() throws IOException {
        written("model_id,,prompt\n").assertRefused("1: column 2 has no name");
        written("model_id,prompt,prompt\n").assertRefused("1: duplicate column \"prompt\"");
        written("id,id\n").assertRefused("1: duplicate column \"id\"");
        written("model_id, prompt\n").assertRefused("1: column \" prompt\" begins or ends with a blank");
        written("model_id,tag.\n").assertRefused("1: column \"tag.\" has no tag key");
        written("\nmodel_id,a[b\n").assertRefused("2: unbalanced brackets in \"a[b\"");
        written("model_id;prompt\nm;A city\n")
                .assertRefused("1: the header is a single column; separate columns with commas");
    }

    @Test
    void invalid_cells_are_reported() throws IOException {
        written("model_id,prompt\n\" \",A city\n").assertRefused("2: the model is empty");
        written("id,prompt\n\" \",A city\n").assertRefused("2: the id is empty");
        written("model_id,a,a[b]\nm,1,2\n").assertRefused("2: input.a already exists and is not an object");
    }

    @Test
    void the_length_of_a_row_is_limited() throws IOException {
        written("x,".repeat(1000) + "x\n").assertRefused("1: row has more than 1000 cells");
        String half = "x".repeat(9 * 1024 * 1024);
        written("model_id,a,b\nm,\"" + half + "\n\",\"" + half + "\"\n").assertRefused("2: row is longer than 16 MiB");
        written("model_id,a\nm,\"" + (half + "\n").repeat(2))
                .assertRefused("2: unbalanced quotes; double each quote inside a quoted cell");
    }

    private ManifestText written(String text) throws IOException {
        return ManifestText.of(folder.resolve("rows.csv"), text);
    }
}
