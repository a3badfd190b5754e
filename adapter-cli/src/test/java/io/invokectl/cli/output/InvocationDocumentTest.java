package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.InvocationReader;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.json.JsonText;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InvocationDocumentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'request_id':'r','status':'QUEUED'} | {'request_id':'r','model_id':'','status':'QUEUED','created_at':''}",
                "{'status':'S','created_at':'t','request_id':'r','model_id':'m','error':null,'output':null,'started_at':null} | {'request_id':'r','model_id':'m','status':'S','created_at':'t'}",
                "{'request_id':'r','output':{'z':1,'a':{'d':[{'y':1,'b':2}],'c':{}}}} | {'request_id':'r','model_id':'','status':'','created_at':'','output':{'a':{'c':{},'d':[{'b':2,'y':1}]},'z':1}}",
                "{'request_id':'r','output':{}} | {'request_id':'r','model_id':'','status':'','created_at':''}",
                "{'request_id':'r','output':[],'error':''} | {'request_id':'r','model_id':'','status':'','created_at':'','output':[],'error':''}",
                "{'request_id':'r','error':{'b':1,'a':2},'completed_at':'','started_at':'s'} | {'request_id':'r','model_id':'','status':'','created_at':'','started_at':'s','completed_at':'','error':{'a':2,'b':1}}",
                "{'zeta':1,'request_id':'r','alpha':{'b':1,'a':null},'nothing':null} | {'request_id':'r','model_id':'','status':'','created_at':'','alpha':{'a':null,'b':1},'nothing':null,'zeta':1}",
                "{'id':'r','status':7} | {'request_id':'r','model_id':'','status':7,'created_at':'','id':'r'}",
            })
    void prints_members_in_the_order_of_doctl_and_omits_none(String answer, String printed) {
        var invocation = new InvocationReader(JsonText::unfold)
                .read(JsonText.parse(answer.replace('\'', '"')))
                .orElseThrow();

        assertThat(JsonText.compact(InvocationDocument.of(invocation))).isEqualTo(printed.replace('\'', '"'));
    }

    @Test
    void prints_the_id_in_the_response_not_the_requested_one() {
        var invocation = new InvocationReader(JsonText::unfold)
                .read(JsonText.parse("{\"request_id\":\"other\",\"status\":\"QUEUED\"}"), new RequestId("asked"))
                .orElseThrow();

        assertThat(JsonText.compact(InvocationDocument.of(invocation))).startsWith("{\"request_id\":\"other\"");
    }
}
