package cn.zhijia.gateway.contract;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.smallrye.common.annotation.Blocking;

/** The one contract, in both notations. */
@Path("/")
@PermitAll
@Blocking
class ContractResource {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Contract contract;

    ContractResource(Contract contract) {
        this.contract = contract;
    }

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public ObjectNode json() {
        return contract.joined();
    }

    @GET
    @Path("openapi.yaml")
    @Produces("application/yaml")
    @Operation(hidden = true)
    public String yaml() throws JsonProcessingException {
        return YAML.writeValueAsString(contract.joined());
    }
}
