using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NanoCap.Bot.Chat.Telegram;

/// <summary>One call: a method with its body, and a picture beside it.</summary>
internal sealed record TelegramCall(string Method, JsonElement Body, TelegramUpload? Upload = null)
{
    public static TelegramCall Of<TBody>(
        string method, TBody body, JsonTypeInfo<TBody> type, TelegramUpload? upload = null) =>
        new(method, JsonSerializer.SerializeToElement(body, type), upload);

    /// <summary>JSON, or with a picture a form whose objects are JSON.</summary>
    public HttpContent ToContent()
    {
        if (Upload is null)
        {
            var json = new ByteArrayContent(
                JsonSerializer.SerializeToUtf8Bytes(Body, TelegramJson.Default.JsonElement));
            json.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return json;
        }

        var form = new MultipartFormDataContent();
        foreach (var member in Body.EnumerateObject())
        {
            form.Add(new StringContent(member.Value.ToString()), member.Name);
        }

        var picture = new ByteArrayContent(Upload.Png);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(picture, TelegramUpload.PartName, "picture.png");
        return form;
    }
}
