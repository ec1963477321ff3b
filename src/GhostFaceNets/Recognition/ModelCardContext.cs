using System.Text.Json.Serialization;

namespace GhostFaceNets.Recognition;

/// <summary>Writes cards by code that the compiler makes, without reflection, which native programs lack. It does not read
/// them: it would forget the defaults of what a card leaves out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModelCard))]
internal sealed partial class ModelCardContext : JsonSerializerContext;
