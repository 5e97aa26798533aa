using System.Text.Json.Nodes;
using NanoCap.Trading.Exchange;

namespace NanoCap.Simulators.Alpaca.Wire;

/// <summary>The body of a refused request.</summary>
/// <param name="Status">The status over HTTP.</param>
/// <param name="Code">Alpaca's code; one stands for many reasons.</param>
/// <param name="Message">Alpaca's words.</param>
/// <param name="Fields">Further members.</param>
internal sealed record ApiError(int Status, int Code, string Message, IReadOnlyList<RefusalField> Fields)
{
    public static ApiError Of(int status, int code, string message) => new(status, code, message, []);

    public static ApiError Bad(string message) => Of(422, 40010001, message);

    public static ApiError Rule(string message) => Of(422, 42210000, message);

    public static ApiError NotFound(string message) => Of(404, 40410000, message);

    public static ApiError Of(Refusal refusal) =>
        new(refusal.HttpStatus, refusal.BrokerCode, refusal.Text, refusal.Fields);

    public JsonObject ToJson()
    {
        var body = new JsonObject { ["code"] = Code, ["message"] = Message };
        foreach (var field in Fields)
        {
            body[field.Name] = field.Name switch
            {
                "related_orders" => new JsonArray([.. field.Value
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(id => (JsonNode)WireIds.OfOrder(id))]),
                "existing_order_id" => WireIds.OfOrder(field.Value),
                _ => field.Value,
            };
        }

        return body;
    }
}
