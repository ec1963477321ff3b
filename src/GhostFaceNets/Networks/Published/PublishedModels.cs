using System.Text.Json;

namespace GhostFaceNets.Networks.Published;

/// <summary>What the GhostFaceNets project publishes of models.</summary>
public static class PublishedModels
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly Lazy<IReadOnlyList<PublishedModel>> Catalogue = new(() => Read<PublishedModel>("published-models.json"));
    private static readonly Lazy<IReadOnlyList<ComparedModel>> Others = new(() => Read<ComparedModel>("compared-models.json"));

    /// <summary>The models in the README of github.com/HamadYA/GhostFaceNets, both tables, in their order.</summary>
    public static IReadOnlyList<PublishedModel> All => Catalogue.Value;

    /// <summary>The models of others in its <c>plot_parameters.py</c>, which draws the paper's figure 8.</summary>
    public static IReadOnlyList<ComparedModel> Compared => Others.Value;

    private static T[] Read<T>(string resource)
    {
        using var stream = typeof(PublishedModels).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<T[]>(stream, Format)!;
    }
}
