using GhostFaceNets.Training.Runs;
using Shouldly;
using TorchSharp;
using Xunit;

namespace GhostFaceNets.Training.Tests.Torch;

public sealed class OwnerlessNumbersTests
{
    [Fact]
    public void No_number_that_libtorch_reads_can_be_freed_by_the_garbage_collector_meanwhile() =>
        OwnerlessNumbers.In(typeof(Trainer).Assembly.Location).ShouldBeEmpty();

    [Fact]
    public void TorchSharps_sums_are_found_to_make_such_numbers() =>
        OwnerlessNumbers.In(typeof(OwnerlessNumbersTests).Assembly.Location)
            .ShouldContain(call => call.StartsWith($"{nameof(OwnerlessNumbersTests)}.{nameof(Sum)}: ", StringComparison.Ordinal));

    internal static torch.Tensor Sum(torch.Tensor left, torch.Tensor right) => left + right;
}
