using System.Text.Json;
using GhostFaceNets.Training.Losses;

namespace GhostFaceNets.Training.Tests.Losses;

/// <summary>The losses over one batch of scores, against <c>loss_*.json</c>.</summary>
public class GoldenLossTests
{
    private static readonly Dictionary<string, Func<JsonElement, ClassificationLoss>> Create = new()
    {
        ["loss_arcface.json"] = p => new ArcFace(
            p.Number("margin1"), p.Number("margin2"), p.Number("margin3"), p.Number("scale"), p.Number("label_smoothing")),
        ["loss_arcface_simple.json"] = p => new ArcFaceSimple(p.Number("margin"), p.Number("scale"), p.Number("label_smoothing")),
        ["loss_cosface.json"] = p => new CosFace(p.Number("margin"), p.Number("scale"), p.Number("label_smoothing")),
        ["loss_airface.json"] = p => new AirFace(
            p.Number("margin"), p.Number("scale"), p.Number("label_smoothing"), AirFaceForm.TrueClassOnly),
        ["loss_magface.json"] = p => new MagFace(
            p.Number("min_feature_norm"),
            p.Number("max_feature_norm"),
            p.Number("min_margin"),
            p.Number("max_margin"),
            p.Number("scale"),
            p.Number("regularizer_loss_lambda"),
            p.GetProperty("use_cosface_margin").GetBoolean() ? MagFaceMargin.Cosine : MagFaceMargin.ArcOrPlain,
            p.Number("label_smoothing")),
        ["loss_margin_softmax.json"] = p => new MarginSoftmax(
            p.Number("power"), p.Number("scale"), p.Number("scale_all"), p.GetProperty("from_logits").GetBoolean(), p.Number("label_smoothing")),
        ["loss_softmax_ce.json"] = p => new SoftmaxLoss(p.Number("label_smoothing")),
        ["loss_adaface.json"] = p => new AdaFace(
            p.Number("margin"), p.Number("margin_alpha"), p.Number("mean_std_alpha"), p.Number("scale"), p.Number("label_smoothing")),
        ["loss_curricularface.json"] = p => new CurricularFace(p.Number("margin"), p.Number("scale"), p.Number("label_smoothing")),
        ["loss_adacos.json"] = p => new AdaCos(
            7,
            p.Number("scale_arg") == 0 ? null : p.Number("scale_arg"),
            p.Number("max_median"),
            p.Number("label_smoothing"),
            AdaCosMedian.BeforeMiddle),
    };

    public static TheoryData<string, bool> Files
    {
        get
        {
            var files = new TheoryData<string, bool>();
            foreach (var file in Create.Keys)
            {
                files.Add(file, true);
                files.Add(file, false);
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_equals_the_golden_numbers(string file, bool isDouble) => LossCases.Check(file, isDouble, Create[file]);
}
