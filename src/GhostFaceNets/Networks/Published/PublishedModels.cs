using System.Text.Json;

namespace GhostFaceNets.Networks.Published;

/// <summary>The catalogue of the models in the README of github.com/HamadYA/GhostFaceNets, both tables, in their order.</summary>
public static class PublishedModels
{
    private const string Resource = "published-models.json";

    private static readonly Lazy<IReadOnlyList<PublishedModel>> Catalogue = new(Read);
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>All models.</summary>
    public static IReadOnlyList<PublishedModel> All => Catalogue.Value;

    private static PublishedModel[] Read()
    {
        using var stream = typeof(PublishedModels).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<PublishedModel[]>(stream, Format)!;
    }
}
