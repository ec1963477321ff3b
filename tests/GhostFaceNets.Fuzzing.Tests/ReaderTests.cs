using GhostFaceNets.Fuzzing.Targets;
using GhostFaceNets.Testing;

namespace GhostFaceNets.Fuzzing.Tests;

/// <summary>A short piece of the campaigns that <c>docs/safety.md</c> tells of.</summary>
public class ReaderTests
{
    private const int Cases = 2_000;
    private const int Seed = 20_261_126;

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_changed_file_is_read_or_its_fault_is_named(string name)
    {
        using var folder = new TemporaryFolder();
        var campaign = new Campaign(FuzzTargets.Of(name), folder.Path, Seed);
        campaign.Run(Cases);
        campaign.Findings.Select(finding => $"{finding.Kind}, case {finding.Case}: {finding.Detail}").ShouldBeEmpty();
        campaign.ReadWhole.ShouldBeLessThan(campaign.Cases);
        campaign.Answers.ShouldBeGreaterThan(1);
    }
}
