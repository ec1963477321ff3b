using GhostFaceNets.Networks.Quantization;
using GhostFaceNets.Recognition;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Tests.Recognition;

public sealed class ModelCardJsonTests
{
    [Fact]
    public void What_a_card_leaves_out_has_its_default()
    {
        var card = Read("""{"input_size": 9, "embedding_size": 5, "licence": "MIT", "of_a_later_version": [1]}""");
        card.Licence.ShouldBe("MIT");
        (card.InputMean, card.InputScale, card.ColourOrder, card.Architecture).ShouldBe((127.5f, 0.0078125f, "RGB", ""));
        (card.Results.Count, card.Thresholds.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Every_property_comes_back()
    {
        var card = new ModelCard
        {
            Architecture = "every kind", InputSize = 9, EmbeddingSize = 5, InputMean = 1.5f, InputScale = 0.25f, ColourOrder = "BGR",
            TrainingData = "drawn \"people\"", Licence = "MIT", Weights = WeightType.Int8,
            Results = new Dictionary<string, double> { ["lfw max_accuracy"] = 0.9906 }, Thresholds = [new(1e-2, 0.21, "lfw")],
        };
        var read = Read(ModelCardJson.Serialize(card));
        foreach (var property in typeof(ModelCard).GetProperties())
        {
            property.GetValue(card).ShouldNotBe(property.GetValue(new ModelCard()), $"{property.Name} needs a value of its own here.");
            property.GetValue(read).ShouldBe(property.GetValue(card), property.Name);
        }
    }

    [Theory]
    [InlineData(WeightType.Float32, "float32")]
    [InlineData(WeightType.Float16, "float16")]
    [InlineData(WeightType.Int8, "int8")]
    public void The_type_of_the_weights_has_its_name(WeightType type, string name)
    {
        var json = ModelCardJson.Serialize(new() { InputSize = 9, EmbeddingSize = 5, Weights = type });
        json.ShouldContain($"\"weights\":\"{name}\"");
        Read(json).Weights.ShouldBe(type);
    }

    [Fact]
    public void All_that_a_calibration_found_comes_back()
    {
        var threshold = new ModelThreshold(1e-3, 0.31, "lfw")
        {
            Pairs = 5_000_000_000, People = 383, CosineInterval = new(0.29, 0.33), FalseMatchRateInterval = new(9e-4, 1.2e-3),
            FalseNonMatchRate = 0.02, FalseNonMatchRateInterval = new(0.01, 0.03),
        };
        var card = new ModelCard { InputSize = 9, EmbeddingSize = 5, Thresholds = [threshold, new(1e-4, 0.4, "lfw")] };
        Read(ModelCardJson.Serialize(card)).Thresholds.ShouldBe(card.Thresholds);
    }

    [Theory]
    [InlineData("""{"input_mean": "127.5"}""", "'input_mean' is of the kind String; Number was expected")]
    [InlineData("""{"input_size": 112.5}""", "'input_size' is 112.5; a whole number was expected")]
    [InlineData("""{"weights": "int4"}""", "'weights' is 'int4'; float32, float16 or int8 was expected")]
    [InlineData("""{"licence": null}""", "'licence' is of the kind Null; String was expected")]
    [InlineData("""{"thresholds": [{"cosine": 0.3, "set": "lfw"}]}""", "'false_match_rate' is missing")]
    [InlineData("""{"thresholds": [null]}""", "'thresholds' is of the kind Null; Object was expected")]
    [InlineData("""{"training_data": "\ud800"}""", "not valid")]
    [InlineData("[]", "'card' is of the kind Array; Object was expected")]
    [InlineData("{", "not valid")]
    [InlineData("null", "its model card is null, an object was expected")]
    public void A_card_of_other_kinds_is_refused_by_name(string json, string complaint) =>
        Should.Throw<BadDataException>(() => Read(json)).Message.ShouldContain(complaint);

    [Theory]
    [InlineData("false_match_rate_interval", "0", "1e300", "false_match_rate_interval 0 .. 1E+300")]
    [InlineData("false_match_rate_interval", "0.2", "0.1", "false_match_rate_interval 0.2 .. 0.1")]
    [InlineData("false_non_match_rate_interval", "-5", "0.1", "false_non_match_rate_interval -5 .. 0.1")]
    [InlineData("cosine_interval", "0.2", "1.5", "cosine_interval 0.2 .. 1.5")]
    [InlineData("cosine_interval", "0.2", "1e999", "'cosine_interval' is 1e999; a finite number was expected")]
    public void An_interval_that_cannot_be_is_refused(string name, string low, string high, string complaint) =>
        Should.Throw<BadDataException>(() => Read($$$"""
            {"input_size": 9, "embedding_size": 5, "thresholds": [{"false_match_rate": 0.001, "cosine": 0.3, "set": "lfw", "{{{name}}}": {"low": {{{low}}}, "high": {{{high}}}}}]}
            """)).Message.ShouldContain(complaint);

    private static ModelCard Read(string json) => ModelCardJson.Deserialize(json, EveryNodeKind.Build(), "model.onnx");
}
