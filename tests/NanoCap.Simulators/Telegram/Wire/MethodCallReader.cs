using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NanoCap.Simulators.Telegram.Wire;

/// <summary>Reads query, form, multipart and JSON into one shape. The body's members win over the query's.</summary>
internal static class MethodCallReader
{
    private const int MostBytes = 52_428_800;

    /// <exception cref="TelegramException">The body is not what its kind says.</exception>
    public static async Task<MethodCall> ReadAsync(
        string name, HttpRequest request, CancellationToken cancellationToken)
    {
        var members = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var files = new Dictionary<string, byte[]>();
        if (request.HasJsonContentType())
        {
            await ReadJsonAsync(request, members, cancellationToken);
        }
        else if (request.HasFormContentType)
        {
            await ReadFormAsync(request, members, files, cancellationToken);
        }

        return new MethodCall(name.ToLowerInvariant(), members, files);
    }

    private static async Task ReadJsonAsync(
        HttpRequest request, Dictionary<string, string> members, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (text.Length == 0)
        {
            return;
        }

        try
        {
            foreach (var (member, value) in JsonNode.Parse(text)!.AsObject())
            {
                if (value is not null)
                {
                    members[member] = value.GetValueKind() == JsonValueKind.String
                        ? value.GetValue<string>() : value.ToJsonString();
                }
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException
            or NullReferenceException)
        {
            throw TelegramException.Bad("can't parse request body as a JSON object");
        }
    }

    private static async Task ReadFormAsync(
        HttpRequest request,
        Dictionary<string, string> members,
        Dictionary<string, byte[]> files,
        CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw TelegramException.Bad("can't parse the form");
        }

        foreach (var pair in form)
        {
            members[pair.Key] = pair.Value.ToString();
        }

        foreach (var file in form.Files.Where(file => file.Length <= MostBytes))
        {
            await using var content = file.OpenReadStream();
            var bytes = new byte[file.Length];
            await content.ReadExactlyAsync(bytes, cancellationToken);
            files[file.Name] = bytes;
        }
    }
}
